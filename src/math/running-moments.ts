import type { Matrix } from "../data/matrix.js";
import { columnMoments, type ColumnMoments } from "./column-moments.js";

/**
 * Mean and variance of every column of a matrix that comes in blocks of rows, as if it had come whole (Chan, Golub &
 * LeVeque 1983, doi:10.1080/00031305.1983.10483115).
 */
export class RunningMoments {
  #rows = 0;
  #mean: Float64Array = new Float64Array(0);
  /** Sums of squared deviations from the mean. */
  #squares: Float64Array = new Float64Array(0);

  /** Rows seen so far. */
  get rows(): number {
    return this.#rows;
  }

  /** @param block the same columns each time */
  add(block: Matrix): void {
    if (block.rows === 0) return;
    const { mean, variance } = columnMoments(block, 0);
    const squares = variance.map((value) => value * block.rows);
    if (this.#rows === 0) {
      this.#mean = mean;
      this.#squares = squares;
    } else {
      const rows = this.#rows + block.rows;
      for (let j = 0; j < mean.length; j++) {
        const apart = mean[j]! - this.#mean[j]!;
        this.#mean[j]! += (apart * block.rows) / rows;
        this.#squares[j]! += squares[j]! + (apart * apart * this.#rows * block.rows) / rows;
      }
    }
    this.#rows += block.rows;
  }

  /** @param ddof subtracted from the number of rows in the variance's divisor; as many rows or fewer have variance 0 */
  moments(ddof = 1): ColumnMoments {
    const freedom = this.#rows - ddof;
    return {
      mean: this.#mean.slice(),
      variance: this.#squares.map((sum) => (freedom > 0 ? sum / freedom : sum * 0)), // × 0 keeps what is missing
    };
  }
}
