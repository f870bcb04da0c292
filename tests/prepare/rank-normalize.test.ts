import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { rankNormalize } from "../../src/prepare/rank-normalize.js";
import { matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { scaling } = prepareReference;
const levels = matrixOf(scaling.levels);

describe("rankNormalize", () => {
  test.each(["uniform", "normal"] as const)(
    "within a feature: scikit-learn's QuantileTransformer, %s",
    async (output) => {
      const { values } = await prepareWith(rankNormalize, { output }, firstRows(levels, 10), levels);
      // The reference finds its quantiles by interpolation, which rounds at ties.
      expectMatrix(values, scaling[output], { rtol: 2e-6, atol: 2e-6 });
    },
  );

  test("within a sample: mean ranks of equal values, nothing learnt", async () => {
    const { values } = await prepareWith(rankNormalize, { within: "sample" }, matrix([[7, 1, 7, 9]]));
    expect((values as Dense).values).toEqual(Float32Array.of(0.5, 0.125, 0.5, 0.875));
    const normal = await prepareWith(rankNormalize, { within: "sample", output: "normal" }, matrix([[7, 1, 7, 9]]));
    expect((normal.values as Dense).values[3]).toBeCloseTo(1.1503494, 6);
  });

  test("a constant feature, and one training sample, are 0 and above it 1", async () => {
    const { values } = await prepareWith(rankNormalize, {}, matrix([[1, 2]]), matrix([[1, 5], [0, 2]])); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(0, 1, 0, 0));
  });

  test("missing values and unknown names are refused", async () => {
    await expect(prepareWith(rankNormalize, {}, matrix([[1, NaN]]))).rejects.toMatchObject({ tag: "MissingValues" });
    const within = "samples" as "sample";
    await expect(prepareWith(rankNormalize, { within }, levels)).rejects.toThrow(/Use one of: sample/);
  });
});
