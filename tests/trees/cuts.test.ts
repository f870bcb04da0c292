import { expect, test } from "@jest/globals";
import { constant, forbidden } from "../../src/trees/cuts.js";

test("no cut is as bad as one that is forbidden, nor is that the same as a constant feature", () => {
  expect(new Set([constant, forbidden]).size).toBe(2);
  expect(Math.max(constant, forbidden)).toBeLessThan(0); // purities are sums of squares
});
