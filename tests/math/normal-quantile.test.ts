import { expect, test } from "@jest/globals";
import { normalQuantile } from "../../src/math/normal-quantile.js";
import { prepareReference } from "../prepare/reference.js";

test.each(prepareReference.scaling.normalQuantiles as [number, number][])("at %d as scipy has it", (p, expected) => {
  expect(Math.abs(normalQuantile(p) - expected)).toBeLessThanOrEqual(1e-14 * Math.abs(expected));
});

test("symmetric, infinite at the ends, undefined outside", () => {
  for (const p of [0.001, 0.05, 0.2, 0.45]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
  expect([0, 1].map(normalQuantile)).toEqual([-Infinity, Infinity]);
  expect([-0.1, 1.1, NaN].map(normalQuantile)).toEqual([NaN, NaN, NaN]);
});
