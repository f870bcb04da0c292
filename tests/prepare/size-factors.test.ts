import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { sizeFactors } from "../../src/prepare/size-factors.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { amounts } = prepareReference;
const counts = matrixOf(amounts.counts);
const divided = (factors: number[]) => ({
  shape: amounts.counts.shape as number[],
  data: Array.from(counts.values, (value, k) => value / factors[Math.floor(k / counts.columns)]!),
});

describe("sizeFactors", () => {
  test.each(["ratio", "poscounts"] as const)("%s: DESeq2's factors", async (type) => {
    for (const [kind, values] of bothKinds(counts)) {
      const made = (await prepareWith(sizeFactors, { type }, values)).values;
      expect(made.kind).toBe(kind === "dense" ? "dense" : "csr");
      expectMatrix(made, divided(amounts[type]));
    }
  });

  test("a new sample is compared with the training samples' geometric means", async () => {
    const train = firstRows(counts, 10);
    const twice = dense(
      10,
      counts.columns,
      Float32Array.from(train.values, (value) => 2 * value),
    );
    const [own, doubled] = [
      (await prepareWith(sizeFactors, {}, train)).values,
      (await prepareWith(sizeFactors, {}, train, twice)).values,
    ];
    expectMatrix(doubled, { shape: [10, counts.columns], data: [...own.values] });
  });

  test("no feature above 0 everywhere: the other type is named", async () => {
    const gaps = matrix([[1, 0, 3], [0, 2, 0]]); // prettier-ignore
    await expect(prepareWith(sizeFactors, {}, gaps)).rejects.toThrow(/Use type "poscounts"/);
    await expect(prepareWith(sizeFactors, {}, matrix([[1, 2, 3]]), matrix([[0, 0, 0]]))).rejects.toThrow(
      /Sample s0 is 0 on all features/,
    );
  });

  test("negative and missing values are refused", async () => {
    await expect(prepareWith(sizeFactors, {}, matrix([[1, -2, 3]]))).rejects.toThrow(/1 negative value, in sample s0/);
    await expect(prepareWith(sizeFactors, {}, matrix([[1, NaN, 3]]))).rejects.toMatchObject({ tag: "MissingValues" });
  });
});
