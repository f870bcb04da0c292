import { expect, test } from "@jest/globals";
import { tCritical } from "../../src/math/student-t.js";
import { comparisonReference } from "../comparison-reference.js";

test.each(comparisonReference.tCritical as [number, number, number][])(
  "|t| exceeded with probability %f at %i degrees is scipy's",
  (p, degrees, expected) => {
    expect(tCritical(p, degrees) / expected).toBeCloseTo(1, 10);
  },
);

test("what is out of range has none", () => {
  for (const [p, degrees] of [
    [0, 4],
    [1, 4],
    [0.05, 0],
    [NaN, 4],
  ] as const)
    expect(tCritical(p, degrees)).toBeNaN();
});
