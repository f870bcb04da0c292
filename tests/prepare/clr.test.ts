import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { clr } from "../../src/prepare/clr.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, matrixOf, prepareReference } from "./reference.js";

const { amounts } = prepareReference;

describe("clr", () => {
  test.each(bothKinds(matrixOf(amounts.counts)))("over the geometric mean of the sample, %s", async (_kind, counts) => {
    expectMatrix((await prepareWith(clr, {}, counts)).values, amounts.clr);
  });

  test("without a pseudocount only ratios count", async () => {
    const { values } = await prepareWith(clr, { pseudocount: 0 }, matrix([[1, 2, 4], [10, 20, 40]])); // prettier-ignore
    const { values: made } = values as Dense;
    [-1, 0, 1].forEach((times, j) => {
      expect(made[j]).toBeCloseTo(times * Math.LN2, 6);
      expect(made[3 + j]).toBeCloseTo(made[j]!, 6);
    });
  });

  test("zeros without a pseudocount, negative and missing values are refused", async () => {
    await expect(prepareWith(clr, { pseudocount: 0 }, matrix([[1, 0]]))).rejects.toThrow(/feature g1, is 0/);
    await expect(prepareWith(clr, {}, matrix([[1, -1]]))).rejects.toThrow(/feature g1, is -1/);
    await expect(prepareWith(clr, {}, matrix([[1, NaN]]))).rejects.toMatchObject({ tag: "MissingValues" });
    await expect(prepareWith(clr, { pseudocount: -1 }, matrix([[1]]))).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
