import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { type Dense, rowOf } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { columnMoments } from "../../src/math/column-moments.js";
import { scale } from "../../src/prepare/scale.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";

describeWithShared("scanpy's scale", ["fixtures/parity/single-cell.json"], () => {
  test("z-scores clipped at 3", async () => {
    const { input, params, expected } = parityCase("single-cell", "scale-clip");
    for (const [, logged] of bothKinds(matrixOf(input.x))) {
      const { mean, variance } = columnMoments(logged);
      const stored = { rtol: 1e-7, atol: 0 }; // the input was rounded to Float32, its statistics are float64
      expect(excess(mean, expected.col_mean.data, stored)).toBeLessThanOrEqual(0);
      const deviation = variance.map((value) => Math.sqrt(value) || 1);
      expect(excess(deviation, expected.col_std.data, stored)).toBeLessThanOrEqual(0);

      const { values } = await prepareWith(scale, { maxValue: params.max_value as number }, logged);
      const made = values as Dense;
      const { rows } = matrixOf(expected.first_rows);
      const first = Array.from({ length: rows }, (_, i) => [...rowOf(made, i)]).flat();
      // A value near the mean cancels: its z-score keeps the absolute, not the relative error of a stored value.
      expect(excess(first, expected.first_rows.data, { rtol: 3e-7, atol: 1e-6 })).toBeLessThanOrEqual(0);
    }
  });
});

describe("scale", () => {
  const train = matrix([[1, 5, 0], [3, 5, 2], [5, 5, 4]]); // prettier-ignore

  test("uses mean and deviation of the training rows on other rows", async () => {
    const { values } = await prepareWith(scale, {}, train, matrix([[7, 6, 2]]));
    expect((values as Dense).values).toEqual(Float32Array.of(2, 1, 0));
  });

  test("constant features are only centred, and counted", async () => {
    const { values, warnings } = await prepareWith(scale, {}, train);
    expect([0, 1, 2].map((i) => (values as Dense).values[i * 3 + 1])).toEqual([0, 0, 0]);
    expect(warnings).toEqual(["scale: 1 of 3 features are constant in the training rows; they are only centred."]);
  });

  test("one training row has no deviation", async () => {
    const { values } = await prepareWith(scale, {}, matrix([[1, 2, 3]]), matrix([[1, 2, 5]]));
    expect((values as Dense).values).toEqual(Float32Array.of(0, 0, 2));
  });

  test("clips on both sides", async () => {
    const { values } = await prepareWith(scale, { maxValue: 1.5 }, train, matrix([[9, 5, -9]]));
    expect((values as Dense).values).toEqual(Float32Array.of(1.5, 0, -1.5));
  });

  test("without centring sparse values stay sparse and only large ones are clipped", async () => {
    const options = { zeroCenter: false, maxValue: 2 };
    const { values } = await prepareWith(scale, options, toCsr(train));
    expect(values.kind).toBe("csr");
    expect(toDense(values).values).toEqual(Float32Array.of(0.5, 2, 0, 1.5, 2, 1, 2, 2, 2));
    expect(toDense(values)).toEqual((await prepareWith(scale, options, train)).values);
    const { values: low } = await prepareWith(scale, options, train, matrix([[-9, 5, 0]]));
    expect((low as Dense).values[0]).toBe(-4.5);
  });

  test.each([0, -2, Infinity, "10" as unknown as number])("maxValue %p is refused", async (maxValue) => {
    await expect(prepareWith(scale, { maxValue }, train)).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("missing values are refused, in training rows and in others", async () => {
    const holey = matrix([[1, NaN, 3]]);
    await expect(prepareWith(scale, {}, holey)).rejects.toMatchObject({ tag: "MissingValues" });
    await expect(prepareWith(scale, {}, train, holey)).rejects.toMatchObject({ tag: "MissingValues" });
  });
});
