import { expect, test } from "@jest/globals";
import { layoutState } from "../../src/notebook/layout-state.js";
import { fakeResult } from "../report/fake-result.js";

test("a layout goes to the browser without a copy", () => {
  const { layout } = fakeResult().images;
  const state = layoutState(layout);
  expect(state.feature).toBe(layout.feature);
  expect(state.features).toBe(layout.features);
  expect([state.height, state.width, state.channels]).toEqual([layout.height, layout.width, layout.channels]);
});
