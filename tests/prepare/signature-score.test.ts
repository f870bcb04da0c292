import { describe, expect, test } from "@jest/globals";
import { numbers } from "../../src/data/table.js";
import { signatureScore } from "../../src/prepare/signature-score.js";
import { excess } from "../shared.js";
import { bothKinds, cohortOf, matrix, prepareWith, withSamples } from "./cohorts.js";
import { matrixOf, prepareReference } from "./reference.js";

const { scanpy } = prepareReference;

describe("signatureScore", () => {
  test.each(bothKinds(matrixOf(scanpy.logged)))("scanpy's score_genes, %s", async (_kind, logged) => {
    const { cohort, values } = await prepareWith(signatureScore, { genes: scanpy.genes, bins: 5 }, logged);
    expect(excess(numbers(cohort.samples, "score"), scanpy.score, { rtol: 1e-12, atol: 1e-12 })).toBeLessThanOrEqual(0);
    expect(values).toBe(logged);
  });

  test("the column is a choice, and is never overwritten", async () => {
    const values = matrix([[1, 2, 3, 4]]);
    const given = { genes: ["g0"], bins: 2, column: "tumour" };
    const { cohort } = await prepareWith(signatureScore, given, values);
    expect(numbers(cohort.samples, "tumour")).toHaveLength(1);
    const there = withSamples(cohortOf(values), { tumour: [1] });
    await expect(prepareWith(signatureScore, given, there)).rejects.toThrow(/column "tumour" already/);
  });

  test.each([
    {},
    { genes: [] },
    { genes: ["g0"], bins: 1 },
    { genes: ["g0"], controlSize: 0 },
    { genes: ["g0"], column: "" },
  ])("%j is refused", async (options) => {
    await expect(prepareWith(signatureScore, options, matrix([[1, 2, 3]]))).rejects.toMatchObject({
      tag: "InvalidOption",
    });
  });
});
