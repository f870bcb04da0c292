import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { fitNormalisation, normalise } from "../../src/math/normalisation.js";
import { deepInsightNorm } from "../../src/prepare/deep-insight-norm.js";
import { matrix, prepareWith } from "./cohorts.js";

const train = matrix([[0, -2, 7], [1, 2, 7], [4, 0, 7]]); // prettier-ignore

describe("deepInsightNorm", () => {
  test("by feature: each fills 0 … 1, beyond is clipped, constant is 0", async () => {
    const { values } = await prepareWith(deepInsightNorm, { by: "feature" }, train, matrix([[2, -9, 7], [9, 1, 8]])); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(0.5, 0, 0, 1, 0.75, 0));
  });

  test("by log: log(value + |minimum| + 1) over the global maximum", async () => {
    const { values } = await prepareWith(deepInsightNorm, {}, train, matrix([[3, 0, 7]]));
    const expected = [4, 3, 15].map((shifted) => Math.fround(Math.log(shifted) / Math.log(15)));
    expect([...(values as Dense).values]).toEqual(expected);
  });

  test.each(["feature", "log"] as const)("by %s: the same as the encoders draw", async (by) => {
    const { values } = await prepareWith(deepInsightNorm, { by }, train);
    expect(values).toEqual(normalise(train, fitNormalisation(train, by)));
  });

  test("missing values are refused, in training rows and in others", async () => {
    const gap = matrix([[1, NaN, 2]]);
    await expect(prepareWith(deepInsightNorm, {}, gap)).rejects.toMatchObject({ tag: "MissingValues" });
    await expect(prepareWith(deepInsightNorm, {}, train, gap)).rejects.toMatchObject({ tag: "MissingValues" });
  });
});
