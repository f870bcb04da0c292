import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toCsr } from "../../src/data/csr.js";
import type { Dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { impute } from "../../src/prepare/impute.js";
import { matrix, prepareWith } from "./cohorts.js";

const train = matrix([
  [1, NaN, 4],
  [2, 6, NaN],
  [6, 8, -2],
]);

describe("impute", () => {
  test.each([
    ["minimum", [1, 6, -2]],
    ["mean", [3, 7, 1]],
    ["median", [2, 7, 1]],
  ] as const)("by %s of the training rows", async (by, fill) => {
    const gaps = matrix([[NaN, NaN, NaN], [9, NaN, 0]]); // prettier-ignore
    const { values, warnings } = await prepareWith(impute, { by }, train, gaps);
    expect((values as Dense).values).toEqual(Float32Array.of(...fill, 9, fill[1], 0));
    expect(warnings).toEqual([]);
  });

  test("by a part of the minimum, which an amount below the limit of detection stands for", async () => {
    const amounts = matrix([[1, NaN, 4], [2, 6, 5], [6, 8, NaN]]); // prettier-ignore
    const gaps = matrix([[NaN, NaN, NaN]]);
    const half = await prepareWith(impute, { by: "halfMinimum" }, amounts, gaps);
    expect((half.values as Dense).values).toEqual(Float32Array.of(0.5, 3, 2));
    const fifth = await prepareWith(impute, { by: "fifthMinimum" }, amounts, gaps);
    expect((fifth.values as Dense).values).toEqual(Float32Array.of(0.2, 1.2, 0.8));
    await expect(prepareWith(impute, { by: "halfMinimum" }, train)).rejects.toThrow(
      /smallest value of feature g2 is negative.*before the logarithm/,
    );
  });

  test("an infinite value, as the logarithm of 0 is, counts as missing", async () => {
    const { values } = await prepareWith(impute, {}, matrix([[1, 2, -Infinity], [3, -Infinity, 5]])); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(1, 2, 5, 3, 2, 5));
  });

  test("a zero is a value, also where it is not stored", async () => {
    const gaps = matrix([[0, NaN, 5]]);
    const { values } = await prepareWith(impute, {}, toCsr(train), toCsr(gaps));
    expect(values.kind).toBe("csr");
    expect(toDense(values).values).toEqual(Float32Array.of(0, 6, 5));
  });

  test("a feature without a known training value is dropped and named", async () => {
    const holey = matrix([[1, NaN, 3, 4], [2, NaN, 4, NaN]]); // prettier-ignore
    const { values, cohort, warnings } = await prepareWith(impute, {}, holey, matrix([[NaN, 7, 8, 9]]));
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g2", "g3"]);
    expect((values as Dense).values).toEqual(Float32Array.of(1, 8, 9));
    expect(warnings).toEqual(["impute: 1 features are missing in all training samples and dropped: g1."]);
  });

  test("fewer than three known features are refused", async () => {
    const holey = matrix([[1, NaN, NaN, 4]]);
    await expect(prepareWith(impute, {}, holey)).rejects.toThrow(/2 of 4 features are left/);
  });

  test("an unknown statistic is refused, the nearest named first", async () => {
    await expect(prepareWith(impute, { by: "medien" as "median" }, train)).rejects.toThrow(/Use one of: median/);
  });
});
