import { describe, expect, test } from "@jest/globals";
import { type Dense, rowOf } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { normalizeTotal } from "../../src/prepare/normalize-total.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { bothKinds, cohortOf, matrix, prepareWith } from "./cohorts.js";

/** Results are rounded once to Float32. */
const stored = { rtol: 6e-8, atol: 0 };
const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describeWithShared("scanpy's normalize_total", ["fixtures/parity/single-cell.json"], () => {
  test("to the median total", async () => {
    const { input, expected } = parityCase("single-cell", "normalize-median");
    for (const [, counts] of bothKinds(matrixOf(input.counts))) {
      const { values } = await prepareWith(normalizeTotal, {}, counts);
      expect(values.kind).toBe(counts.kind);
      const made = toDense(values);
      expect(excess(rowOf(made, 0), expected.first_row.data, stored)).toBeLessThanOrEqual(0);
      const sums = Float64Array.from({ length: made.rows }, (_, i) => sum(rowOf(made, i)));
      expect(excess(sums, expected.row_sum.data, stored)).toBeLessThanOrEqual(0);
    }
  });
});

describe("normalizeTotal", () => {
  test("the target is the median of the training totals, empty samples left out", async () => {
    const train = matrix([[1, 1, 2], [0, 0, 0], [4, 4, 2]]); // prettier-ignore
    const { values } = await prepareWith(normalizeTotal, {}, train, matrix([[7, 0, 7]]));
    expect((values as Dense).values).toEqual(Float32Array.of(3.5, 0, 3.5));
  });

  test("a target that is given is used as it is", async () => {
    const { values } = await prepareWith(normalizeTotal, { target: 100 }, matrix([[1, 1, 2]]));
    expect((values as Dense).values).toEqual(Float32Array.of(25, 25, 50));
  });

  test("an all-zero sample stays so and is named", async () => {
    const { values, warnings } = await prepareWith(normalizeTotal, { target: 10 }, matrix([[1, 1, 3], [0, 0, 0]])); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(2, 2, 6, 0, 0, 0));
    expect(warnings).toEqual(["normalizeTotal: 1 of 2 samples are all zero and stay so: s1. filter drops them."]);
  });

  test("values that look logged, or are negative, are told with the evidence", async () => {
    const logged = await prepareWith(normalizeTotal, { target: 10 }, matrix([[1.5, 2.25, 0], [13.2, 1, 3]])); // prettier-ignore
    expect(logged.warnings[0]).toMatch(/look logged already: the largest is 13.2, and 60 % of those/);
    const negative = await prepareWith(normalizeTotal, { target: 10 }, matrix([[1, 2, 3], [5, -1, -2]])); // prettier-ignore
    expect(negative.warnings[0]).toMatch(/2 negative values, the first in sample s1, feature g1; the smallest is -2/);
  });

  test("proportions and large amounts that are not whole are no reason to warn", async () => {
    const { warnings } = await prepareWith(normalizeTotal, { target: 10 }, matrix([[1.5, 2000.25, 0]]));
    expect(warnings).toEqual([]);
  });

  test("what cannot be scaled is refused", async () => {
    await expect(prepareWith(normalizeTotal, {}, matrix([[1, -3, 0]]))).rejects.toThrow(
      /No training sample has a total/,
    );
    await expect(prepareWith(normalizeTotal, { target: 1 }, matrix([[1, -3, 0]]))).rejects.toThrow(
      /sample s0 sum to -2/,
    );
    await expect(prepareWith(normalizeTotal, {}, matrix([[1, NaN, NaN]]))).rejects.toThrow(
      /2 such values, the first in sample s0, feature g1.*impute/,
    );
  });

  test.each([0, -1, Infinity, "median" as unknown as number])("target %p is refused", async (target) => {
    await expect(prepareWith(normalizeTotal, { target }, matrix([[1, 2, 3]]))).rejects.toMatchObject({
      tag: "InvalidOption",
    });
  });

  test("names the assay that does not exist", async () => {
    await expect(prepareWith(normalizeTotal, { assay: "dna" }, cohortOf(matrix([[1, 2, 3]])))).rejects.toThrow(/rna/);
  });
});
