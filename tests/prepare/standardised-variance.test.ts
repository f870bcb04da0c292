import { expect, test } from "@jest/globals";
import { type Matrix, matrixRows } from "../../src/data/matrix.js";
import { columnMoments } from "../../src/math/column-moments.js";
import { ranks } from "../../src/math/statistics.js";
import { StandardisedVariance } from "../../src/prepare/standardised-variance.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { bothKinds, someCounts } from "./cohorts.js";

describeWithShared("seurat_v3 of scanpy", ["fixtures/parity/single-cell.json"], () => {
  test("variances, trend and clip", () => {
    const { input, expected } = parityCase("single-cell", "hvg-seurat_v3");
    for (const [, counts] of bothKinds(matrixOf(input.counts))) {
      const { mean, dispersion, score } = standardisedVariance(counts, 0.3);
      const close = { rtol: 1e-9, atol: 1e-12 };
      expect(excess(mean, expected.means.data, close)).toBeLessThanOrEqual(0);
      expect(excess(dispersion, expected.variances.data, close)).toBeLessThanOrEqual(0);

      // Where a cell of the trend's tree is cut between genes of equal mean, the reference depends on their order in the
      // table and ours does not: those few genes differ, all others agree to nine digits.
      const reference = Float64Array.from(expected.variances_norm.data as number[]);
      const equal = score.filter((value, j) => Math.abs(value - reference[j]!) <= 1e-9 * reference[j]! + 1e-9);
      expect(equal.length).toBeGreaterThan(0.85 * score.length);
      expect(excess(score, reference, { rtol: 0.03, atol: 0 })).toBeLessThanOrEqual(0);
      expect(rankCorrelation(score, reference)).toBeGreaterThan(0.999);
    }
  });
});

/** Of counts in two blocks. */
function standardisedVariance(counts: Matrix, span: number) {
  const standardised = new StandardisedVariance(columnMoments(counts), counts.rows, span);
  const half = counts.rows >> 1;
  for (const [from, to] of [
    [0, half],
    [half, counts.rows],
  ] as const)
    standardised.add(
      matrixRows(
        counts,
        Array.from({ length: to - from }, (_, i) => from + i),
      ),
    );
  return standardised.variability();
}

function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const [ra, rb] = [ranks(a), ranks(b)];
  const squares = ra.reduce((sum, rank, i) => sum + (rank - rb[i]!) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

test("a constant feature scores 0", () => {
  const counts = someCounts(20, 15);
  for (let i = 0; i < 20; i++) counts.values[i * 15 + 4] = 7;
  const { score } = standardisedVariance(counts, 0.3);
  expect(score[4]).toBe(0);
  expect(score.every(Number.isFinite)).toBe(true);
});
