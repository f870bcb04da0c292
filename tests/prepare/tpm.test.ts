import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { withColumn } from "../../src/data/table.js";
import { tpm } from "../../src/prepare/tpm.js";
import { bothKinds, cohortOf, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, matrixOf, prepareReference } from "./reference.js";

const { amounts } = prepareReference;

function withLengths(values: Matrix, lengths: readonly number[], name = "length"): Cohort {
  const cohort = cohortOf(values);
  const rna = cohort.assays.rna!;
  return {
    ...cohort,
    assays: { rna: { ...rna, features: withColumn(rna.features, name, Float64Array.from(lengths)) } },
  };
}

describe("tpm", () => {
  test.each(bothKinds(matrixOf(amounts.counts)))("transcripts per million, %s", async (_kind, counts) => {
    const { values } = await prepareWith(tpm, {}, withLengths(counts, amounts.lengths));
    expect(values.kind).toBe(counts.kind);
    expectMatrix(values, amounts.tpm);
  });

  test("new tables need no lengths: they were learnt", async () => {
    const train = withLengths(matrix([[1, 1, 1]]), [1, 2, 4], "bases");
    const { values } = await prepareWith(tpm, { length: "bases" }, train, matrix([[1, 2, 0]]));
    expect((values as Dense).values).toEqual(Float32Array.of(5e5, 5e5, 0));
  });

  test("no such column, or a length that is none, is refused", async () => {
    await expect(prepareWith(tpm, {}, matrix([[1, 1, 1]]))).rejects.toMatchObject({ tag: "UnknownName" });
    await expect(prepareWith(tpm, {}, withLengths(matrix([[1, 1, 1]]), [1, 0, 4]))).rejects.toThrow(
      /length of feature g1 is 0/,
    );
  });

  test("a sample of zeros stays so, with a warning", async () => {
    const { values, warnings } = await prepareWith(tpm, {}, withLengths(matrix([[0, 0, 0]]), [1, 2, 3]));
    expect((values as Dense).values).toEqual(new Float32Array(3));
    expect(warnings).toHaveLength(1);
  });
});
