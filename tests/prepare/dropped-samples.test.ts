import { expect, test } from "@jest/globals";
import { warnAboutDropped } from "../../src/prepare/dropped-samples.js";
import { listening } from "./cohorts.js";

test("counts and names what is dropped, and is silent where nothing is", () => {
  const { ctx, warnings } = listening();
  warnAboutDropped("filter", { samples: ["a", "b", "c"] }, Uint8Array.of(1, 1, 1), ctx);
  expect(warnings).toEqual([]);
  warnAboutDropped("filter", { samples: ["a", "b", "c"] }, Uint8Array.of(0, 1, 0), ctx);
  expect(warnings).toEqual(["filter: 2 of 3 samples are dropped: a, c."]);
});
