import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import type { Dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { log1p } from "../../src/prepare/log1p.js";
import { normalizeTotal } from "../../src/prepare/normalize-total.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";

describeWithShared("scanpy's normalize_total and log1p", ["fixtures/parity/single-cell.json"], () => {
  test("log of counts per ten thousand", async () => {
    const { input, params, expected } = parityCase("single-cell", "normalize-log1p");
    for (const [, counts] of bothKinds(matrixOf(input.counts))) {
      const normalised = await prepareWith(normalizeTotal, { target: params.target_sum as number }, counts);
      const { values } = await prepareWith(log1p, {}, normalised.values);
      expect(values.kind).toBe(counts.kind);
      // Two results in a row, each rounded once to Float32.
      const stored = { rtol: 1.2e-7, atol: 0 };
      expect(excess(toDense(values).values, expected.log1p.data, stored)).toBeLessThanOrEqual(0);
    }
  });
});

describe("log1p", () => {
  test("zero stays zero, and is not written out where the matrix is sparse", async () => {
    const counts = toCsr(matrix([[0, Math.E - 1, 0]]));
    const { values } = await prepareWith(log1p, {}, counts);
    expect(values).toMatchObject({ kind: "csr", indices: Uint32Array.of(1), values: Float32Array.of(1) });
  });

  test("values that are logged already are told with the evidence", async () => {
    const { warnings } = await prepareWith(log1p, {}, matrix([[0, 9.25, 3.5]]));
    expect(warnings).toEqual([
      "log1p: The values look logged already: the largest is 9.25, and 100 % of those that are not zero are not whole " +
        "numbers. If they are, leave this step out.",
    ]);
  });

  test("small negative values are told, values of -1 or less have no logarithm", async () => {
    const { values, warnings } = await prepareWith(log1p, {}, matrix([[0, -0.5, 3]]));
    expect((values as Dense).values[1]).toBeCloseTo(Math.log(0.5), 6);
    expect(warnings[0]).toMatch(/1 negative value, in sample s0, feature g1; the smallest is -0.5/);
    await expect(prepareWith(log1p, {}, matrix([[0, -1, 3]]))).rejects.toMatchObject({ tag: "UnsuitableData" });
    await expect(prepareWith(log1p, {}, matrix([[0, NaN, 3]]))).rejects.toMatchObject({ tag: "MissingValues" });
  });
});
