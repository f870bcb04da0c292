import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { cpm } from "../../src/prepare/cpm.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { amounts } = prepareReference;
const counts = matrixOf(amounts.counts);

describe("cpm", () => {
  test.each(bothKinds(counts))("per million, %s", async (_kind, values) => {
    const made = (await prepareWith(cpm, {}, values)).values;
    expect(made.kind).toBe(values.kind);
    expectMatrix(made, amounts.cpm);
  });

  test("log2 with a prior in proportion to the sample, measured by the training samples", async () => {
    const made = await prepareWith(cpm, { log: true }, firstRows(counts, 10), counts);
    expectMatrix(made.values, amounts.logCpm);
  });

  test("a sample of zeros stays so, but has no logarithm", async () => {
    const empty = matrix([[0, 0, 0]]);
    const { values, warnings } = await prepareWith(cpm, {}, counts3, empty);
    expect((values as Dense).values).toEqual(new Float32Array(3));
    expect(warnings[0]).toMatch(/1 of 1 samples are all zero/);
    await expect(prepareWith(cpm, { log: true }, counts3, empty)).rejects.toThrow(/Sample s0 is all zero/);
  });

  test("a negative total, a gap, a prior of 0 are refused", async () => {
    await expect(prepareWith(cpm, {}, matrix([[1, -3, 0]]))).rejects.toThrow(/sum to -2/);
    await expect(prepareWith(cpm, {}, matrix([[1, NaN, 0]]))).rejects.toMatchObject({ tag: "MissingValues" });
    await expect(prepareWith(cpm, { priorCount: 0 }, counts3)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});

const counts3 = matrix([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
