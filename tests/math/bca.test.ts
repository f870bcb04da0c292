import { expect, test } from "@jest/globals";
import { bcaInterval } from "../../src/math/bca.js";
import { comparisonReference } from "../comparison-reference.js";

test("from the same resamplings it is scipy's interval", () => {
  const { estimate, replicates, jackknife, interval } = comparisonReference.bca;
  const [low, high] = bcaInterval(estimate, replicates, jackknife);
  expect(low).toBeCloseTo(interval[0], 9);
  expect(high).toBeCloseTo(interval[1], 9);
});

test("replicates that do not differ, and an estimate outside of them, give finite ends", () => {
  expect(bcaInterval(1, [1, 1, 1], [1, 1])).toEqual([1, 1]);
  for (const end of bcaInterval(9, [1, 2, 3, 4], [])) expect(end).toBeGreaterThanOrEqual(1);
});
