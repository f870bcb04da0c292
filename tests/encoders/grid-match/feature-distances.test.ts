import { expect, test } from "@jest/globals";
import { transpose } from "../../../src/data/dense.js";
import { featureDistances } from "../../../src/encoders/grid-match/feature-distances.js";
import { featurePoints } from "../../../src/encoders/grid-match/feature-points.js";
import { rowDistances } from "../../../src/math/row-distances.js";
import { testContext } from "../../embed/context.js";
import { someCounts } from "../../prepare/cohorts.js";

const samples = someCounts(7, 30);

test.each([
  ["euclidean", "euclidean"],
  ["pearson", "correlation"],
] as const)("%s: as they are, and in 16 bits", async (by, metric) => {
  const expected = rowDistances(transpose(samples), metric).values;
  const points = featurePoints(samples, by);
  const exact = await featureDistances(points, "igtd", testContext(), true);
  const rounded = await featureDistances(points, "igtd", testContext(), false);
  expect(rounded.values).toBeInstanceOf(Uint16Array);
  expected.forEach((distance, at) => {
    expect(exact.values[at]! * exact.unit).toBeCloseTo(distance, 5);
    expect(Math.abs(rounded.values[at]! * rounded.unit - distance)).toBeLessThan(0.51 * rounded.unit + 1e-5);
  });
});

test("features without any distance", async () => {
  const zeros = { ...samples, values: new Float32Array(210) };
  const { values, unit } = await featureDistances(featurePoints(zeros, "euclidean"), "igtd", testContext(), false);
  expect(values.every((value) => value * unit === 0)).toBe(true);
});

test("near duplicates in 16 bits are off by no more than said", async () => {
  const values = samples.values.map((value, at) => (at % 2 ? samples.values[at - 1]! * (1 + 1e-6) : value));
  const points = featurePoints({ ...samples, values }, "euclidean");
  const { values: found, unit } = await featureDistances(points, "igtd", testContext(), false);
  const norm = (f: number) => Math.hypot(...points.values.subarray(7 * f, 7 * f + 7));
  for (let f = 0; f < 30; f += 2) expect(found[30 * f + f + 1]! * unit).toBeLessThan(0.001 * norm(f) + unit);
});
