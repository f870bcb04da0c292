import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { checkValues } from "../../src/io/check-values.js";

const check = (rows: readonly (readonly number[])[]) =>
  checkValues(dense(rows.length, rows[0]!.length, Float32Array.from(rows.flat())));

test("range, zeros, missing values and whole numbers", () => {
  expect(
    check([
      [0, 1, NaN],
      [0, -2, 5],
    ]),
  ).toMatchObject({
    minimum: -2,
    maximum: 5,
    zeros: 2 / 6,
    missing: 1 / 6,
    integers: true,
    negative: true,
  });
  expect(check([[0.5, 1]]).integers).toBe(false);
});

describe("found are", () => {
  const found = check([
    [0, 3, 1, NaN, 0],
    [0, 3, 2, NaN, 0],
    [0, NaN, 0, NaN, 0],
    [0, 3, 1, NaN, 0],
  ]);

  test("features that are 0 or missing throughout, and features that never change", () => {
    expect(found.emptyFeatures).toEqual([0, 3, 4]);
    expect(found.constantFeatures).toEqual([1]);
  });

  test("samples that are 0 or missing throughout", () => {
    expect(found.emptySamples).toEqual([2]);
  });

  test("samples that repeat another one", () => {
    expect(found.equalSamples).toEqual([[0, 3]]);
  });

  test("the sample that misses most", () => {
    expect(found.worstSample).toEqual({ index: 2, missing: 2 / 5 });
  });
});
