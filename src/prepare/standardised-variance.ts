import type { Matrix } from "../data/matrix.js";
import type { ColumnMoments } from "../math/column-moments.js";
import { visitEntries } from "../math/entries.js";
import { loess } from "../math/loess.js";
import type { Variability } from "./dispersion.js";

/**
 * Variance of raw counts after the variance that a gene of that mean is expected to have was divided out (Stuart et al.
 * 2019, doi:10.1016/j.cell.2019.05.031). The expectation is a loess curve of log10 variance on log10 mean; values more
 * than √n expected deviations above the mean are clipped. A constant feature scores 0. Takes all counts a second time,
 * in blocks of rows.
 */
export class StandardisedVariance {
  readonly #moments: ColumnMoments;
  readonly #rows: number;
  readonly #expected: Float64Array;
  readonly #limit: Float64Array;
  /** Σ (clipped - mean)² = n mean² + Σ over entries of (clipped² - 2 clipped mean); zeros are never clipped. */
  readonly #squares: Float64Array;

  /**
   * @param moments of all counts, none negative
   * @param rows that they were measured on
   * @param span share of the features in each local fit of the curve, above 0 to 1
   */
  constructor(moments: ColumnMoments, rows: number, span: number) {
    const { mean, variance } = moments;
    const varying = Uint32Array.from(variance.keys()).filter((j) => variance[j]! > 0);
    const curve = loess(
      Float64Array.from(varying, (j) => Math.log10(mean[j]!)),
      Float64Array.from(varying, (j) => Math.log10(variance[j]!)),
      { span },
    );
    this.#expected = new Float64Array(mean.length).fill(1);
    varying.forEach((j, k) => (this.#expected[j] = Math.sqrt(10 ** curve[k]!)));
    this.#moments = moments;
    this.#rows = rows;
    this.#limit = this.#expected.map((deviation, j) => deviation * Math.sqrt(rows) + mean[j]!);
    this.#squares = mean.map((value) => rows * value * value);
  }

  add(counts: Matrix): void {
    const { mean } = this.#moments;
    visitEntries(counts, (value, _row, j) => {
      const clipped = Math.min(value, this.#limit[j]!);
      this.#squares[j]! += clipped * (clipped - 2 * mean[j]!);
    });
  }

  /** Once every row was added. */
  variability(): Variability {
    const { mean, variance } = this.#moments;
    const score = this.#squares.map((sum, j) =>
      variance[j]! > 0 ? sum / ((this.#rows - 1) * this.#expected[j]! ** 2) : 0,
    );
    return { mean, dispersion: variance, score };
  }
}
