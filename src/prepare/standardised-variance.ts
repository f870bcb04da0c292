import type { Matrix } from "../data/matrix.js";
import { columnMoments } from "../math/column-moments.js";
import { visitEntries } from "../math/entries.js";
import { loess } from "../math/loess.js";
import type { Variability } from "./dispersion.js";

/**
 * Variance of raw counts after the variance that a gene of that mean is expected to have was divided out (Stuart et al.
 * 2019, doi:10.1016/j.cell.2019.05.031). The expectation is a loess curve of log10 variance on log10 mean; values more
 * than √n expected deviations above the mean are clipped. A constant feature scores 0.
 *
 * @param counts samples × features, not negative
 * @param span share of the features in each local fit of the curve, above 0 to 1
 */
export function standardisedVariance(counts: Matrix, span: number): Variability {
  const { mean, variance } = columnMoments(counts);
  const varying = Uint32Array.from(variance.keys()).filter((j) => variance[j]! > 0);
  const curve = loess(
    Float64Array.from(varying, (j) => Math.log10(mean[j]!)),
    Float64Array.from(varying, (j) => Math.log10(variance[j]!)),
    { span },
  );
  const expected = new Float64Array(mean.length).fill(1);
  varying.forEach((j, k) => (expected[j] = Math.sqrt(10 ** curve[k]!)));

  const rows = counts.rows;
  const limit = expected.map((deviation, j) => deviation * Math.sqrt(rows) + mean[j]!);
  // Σ (clipped - mean)² = n mean² + Σ over entries of (clipped² - 2 clipped mean); zeros are never clipped.
  const squares = mean.map((value) => rows * value * value);
  visitEntries(counts, (value, _row, j) => {
    const clipped = Math.min(value, limit[j]!);
    squares[j]! += clipped * (clipped - 2 * mean[j]!);
  });
  const score = squares.map((sum, j) => (variance[j]! > 0 ? sum / ((rows - 1) * expected[j]! ** 2) : 0));
  return { mean, dispersion: variance, score };
}
