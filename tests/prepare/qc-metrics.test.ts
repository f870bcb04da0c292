import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { qcDefaults, qcMetrics } from "../../src/prepare/qc-metrics.js";
import { cohortOf, matrix } from "./cohorts.js";

const counts = matrix([
  [3, 0, 1, 0],
  [0, 0, 0, 0],
  [2, NaN, 6, 2],
]);
const names = ["MT-A", "B", "mt-C", "MTD"];

test.each([
  ["dense", counts],
  ["sparse", toCsr(counts)],
] as const)("metrics of %s counts", (_kind, values) => {
  expect(qcMetrics(cohortOf(values, names).assays.rna!)).toEqual({
    samples: {
      totalCounts: Float64Array.of(4, 0, 10),
      detectedFeatures: Uint32Array.of(2, 0, 3),
      mitochondrialShare: Float64Array.of(0.75, 0, 0.2),
    },
    features: {
      totalCounts: Float64Array.of(5, 0, 7, 2),
      meanCounts: Float64Array.of(5 / 3, 0, 7 / 3, 2 / 3),
      detectedSamples: Uint32Array.of(2, 0, 2, 1),
      dropoutShare: Float64Array.of(1 / 3, 1, 1 / 3, 2 / 3),
    },
    mitochondrialFeatures: 1,
  });
});

test("the prefix is a choice", () => {
  const { samples, mitochondrialFeatures } = qcMetrics(cohortOf(counts, names).assays.rna!, {
    mitochondrialPrefix: "mt-",
  });
  expect(mitochondrialFeatures).toBe(1);
  expect(samples.mitochondrialShare).toEqual(Float64Array.of(0.25, 0, 0.6));
  expect(Object.isFrozen(qcDefaults)).toBe(true);
});

test("no sample", () => {
  const { samples, features } = qcMetrics(cohortOf(matrix([]), []).assays.rna!);
  expect(samples.totalCounts).toHaveLength(0);
  expect(features.meanCounts).toHaveLength(0);
});
