import { expect, test } from "@jest/globals";
import { noCut } from "../../src/trees/no-cut.js";

test("any cut gains more than none", () => {
  expect(-1e300).toBeGreaterThan(noCut.gain);
  expect(noCut.gain > 0).toBe(false);
});
