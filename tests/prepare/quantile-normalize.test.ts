import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { type Dense, transpose } from "../../src/data/dense.js";
import { quantileNormalize } from "../../src/prepare/quantile-normalize.js";
import { describeWithShared, parityCase } from "../shared.js";
import { matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, matrixOf } from "./reference.js";

describeWithShared("qnorm", ["fixtures/parity/preprocess.json"], () => {
  test("quantile_normalize, ties included", async () => {
    const { input, expected, tolerance } = parityCase("preprocess", "quantile-normalisation");
    const { values } = await prepareWith(quantileNormalize, {}, transpose(matrixOf(input.x)));
    expectMatrix(transpose(values as Dense), expected.y, tolerance);
  });
});

describe("quantileNormalize", () => {
  const train = matrix([[1, 3, 2], [8, 4, 6]]); // prettier-ignore

  test("every sample gets the mean of the sorted training samples", async () => {
    const { values } = await prepareWith(quantileNormalize, {}, train);
    expect((values as Dense).values).toEqual(Float32Array.of(2.5, 5.5, 4, 5.5, 2.5, 4));
  });

  test("new samples get the training distribution; equal values share", async () => {
    const { values } = await prepareWith(quantileNormalize, {}, train, toCsr(matrix([[0, 70, 0], [5, 5, 5]]))); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(3.25, 5.5, 3.25, 4, 4, 4));
  });

  test("missing values are refused", async () => {
    await expect(prepareWith(quantileNormalize, {}, train, matrix([[1, NaN, 2]]))).rejects.toMatchObject({
      tag: "MissingValues",
    });
  });
});
