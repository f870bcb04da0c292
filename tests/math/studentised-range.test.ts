import { expect, test } from "@jest/globals";
import { rangeCritical, rangeProbability } from "../../src/math/studentised-range.js";
import { comparisonReference } from "../comparison-reference.js";

test.each(comparisonReference.rangeCritical as [number, number, number][])(
  "the range exceeded with probability %f of %i variables is scipy's",
  (p, variables, expected) => expect(rangeCritical(p, variables)).toBeCloseTo(expected, 6),
);

test("of two variables it is √2 times a normal deviate", () => {
  expect(rangeCritical(0.05, 2) / Math.SQRT2).toBeCloseTo(1.959963985, 7);
  expect(rangeProbability(0, 3)).toBe(0);
});
