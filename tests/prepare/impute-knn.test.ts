import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import type { Dense } from "../../src/data/dense.js";
import { imputeKnn } from "../../src/prepare/impute-knn.js";
import { describeWithShared, parityCase } from "../shared.js";
import { matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { knn } = prepareReference;

describeWithShared("imputation of shared data", ["fixtures/parity/preprocess.json"], () => {
  test.each(["uniform", "distance"] as const)("scikit-learn's KNNImputer, %s", async (weights) => {
    const { input, expected } = parityCase("preprocess", "knn-imputation");
    const { values } = await prepareWith(imputeKnn, { weights }, matrixOf(input.x));
    expectMatrix(values, expected[weights], { rtol: 1e-6, atol: 1e-6 });
  });
});

describe("imputeKnn", () => {
  test.each(["uniform", "distance"] as const)("donors are the training samples alone, %s", async (weights) => {
    const all = matrixOf(knn.gaps);
    const { values } = await prepareWith(imputeKnn, { neighbours: 3, weights }, firstRows(all, 10), all);
    expectMatrix(values, knn[weights]);
  });

  const train = matrix([[1, 2, 3], [1, 2, 5], [9, 9, 9]]); // prettier-ignore

  test("a donor at distance 0 decides alone where distances count", async () => {
    const { values } = await prepareWith(imputeKnn, { weights: "distance" }, train, matrix([[9, 9, NaN]]));
    expect((values as Dense).values).toEqual(Float32Array.of(9, 9, 9));
  });

  test("a sample that knows nothing gets the training means; infinite values are missing too", async () => {
    const { values } = await prepareWith(imputeKnn, {}, train, matrix([[NaN, -Infinity, NaN]]));
    expect([...(values as Dense).values]).toEqual([11, 13, 17].map((sum) => Math.fround(sum / 3)));
  });

  test("of equally near donors the first ones", async () => {
    const { values } = await prepareWith(imputeKnn, { neighbours: 1 }, train, matrix([[1, 2, NaN]]));
    expect((values as Dense).values[2]).toBe(3);
  });

  test("a feature missing in all training samples is dropped and named", async () => {
    const empty = matrix([[1, NaN, 3, 4], [2, NaN, 4, NaN]]); // prettier-ignore
    const { values, cohort, warnings } = await prepareWith(imputeKnn, {}, empty);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g2", "g3"]);
    expect((values as Dense).values[5]).toBe(4);
    expect(warnings).toEqual(["imputeKnn: 1 features are missing in all training samples and dropped: g1."]);
  });

  test.each([{ neighbours: 0 }, { neighbours: 1.5 }])("%j is refused", async (options) => {
    await expect(prepareWith(imputeKnn, options, train)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
