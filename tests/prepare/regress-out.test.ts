import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { regressOut } from "../../src/prepare/regress-out.js";
import { bothKinds, cohortOf, matrix, prepareWith, withSamples } from "./cohorts.js";
import { expectMatrix, matrixOf, prepareReference } from "./reference.js";

const { scanpy } = prepareReference;

describe("regressOut", () => {
  test.each(bothKinds(matrixOf(scanpy.logged)))("scanpy's residuals, %s", async (_kind, logged) => {
    const cohort = withSamples(cohortOf(logged), { phase: scanpy.phase, depth: scanpy.depth, batch: scanpy.batch });
    const numbers = await prepareWith(regressOut, { columns: ["phase", "depth"] }, cohort);
    expectMatrix(numbers.values, scanpy.regressedNumbers, { rtol: 1e-6, atol: 2e-6 });
    expectMatrix((await prepareWith(regressOut, {}, cohort)).values, scanpy.regressedBatch, { rtol: 1e-6, atol: 2e-6 });
  });

  const line = withSamples(cohortOf(matrix([[1, 4], [3, 4], [5, 4]])), { age: [0, 1, 2], label: ["a", "b", "a"] }); // prettier-ignore

  test("new samples use the training samples' line; a constant feature becomes 0", async () => {
    const other = withSamples(cohortOf(matrix([[10, 5]])), { age: [3] });
    const { values } = await prepareWith(regressOut, { columns: ["age"] }, line, other);
    expect((values as Dense).values[0]).toBeCloseTo(3, 5);
    expect((values as Dense).values[1]).toBeCloseTo(1, 5);
  });

  test("columns that are not there, are constant or follow from others are refused", async () => {
    await expect(prepareWith(regressOut, {}, line)).rejects.toThrow(/no column "batch"/);
    const twice = withSamples(line, { months: [0, 12, 24], site: [7, 7, 7] });
    for (const columns of [["age", "months"], ["site"]])
      await expect(prepareWith(regressOut, { columns }, twice)).rejects.toMatchObject({ tag: "UnsuitableData" });
    await expect(prepareWith(regressOut, { columns: [] }, line)).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("what is to be predicted cannot be taken out of samples in folds", () => {
    expect(regressOut.transductive!({ assay: "", columns: ["label"] }, "label")).toMatch(/takes out "label"/);
    expect(regressOut.transductive!({ assay: "", columns: ["age"] }, "label")).toBeUndefined();
  });
});
