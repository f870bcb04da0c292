import { expect, test } from "@jest/globals";
import { warnAboutFlat } from "../../src/prepare/flat-features.js";
import { listening } from "./cohorts.js";

test("counts constant features and those that are missing everywhere", () => {
  const { ctx, warnings } = listening();
  warnAboutFlat("scale", { constant: 0, unknown: 0, of: 5 }, ctx);
  expect(warnings).toEqual([]);
  warnAboutFlat("scale", { constant: 2, unknown: 1, of: 5 }, ctx);
  expect(warnings[0]).toMatch(/^scale: 2 of 5 features have no range/);
  expect(warnings[1]).toMatch(/^scale: 1 of 5 features are missing/);
});
