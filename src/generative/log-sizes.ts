import type { Dense } from "../data/dense.js";

/** ln θ of a negative binomial stays within ± this: beyond, it is a Poisson distribution. */
export const WIDEST = 8;

/**
 * ln θ of each feature where every sample has the same shares, by moments: 1 / θ = Σ ((x − μ)² − μ) / Σ μ², within ±
 * `WIDEST`. It is where learning begins: what a network explains of the scatter comes to it then.
 *
 * @param totals counts of each sample
 * @param logShares logarithm of each feature's share of all counts
 */
export function logSizesByMoments({ rows, columns, values }: Dense, totals: Float32Array, logShares: Float32Array) {
  const shares = logShares.map(Math.exp);
  const beyond = new Float64Array(columns);
  const squares = totals.reduce((sum, total) => sum + total * total, 0);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const mean = shares[j]! * totals[i]!;
      beyond[j]! += (values[i * columns + j]! - mean) ** 2 - mean;
    }
  return Float32Array.from(beyond, (scatter, j) => {
    const logSize = scatter > 0 ? Math.log((shares[j]! ** 2 * squares) / scatter) : WIDEST;
    return Math.max(-WIDEST, Math.min(WIDEST, logSize));
  });
}
