import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/**
 * How far a covariance is to be shrunk towards a multiple of the identity: 0 … 1 (Ledoit & Wolf 2004), computed from
 * products of samples, so that the covariance itself is never made.
 *
 * @param centred samples × features whose columns have mean 0
 */
export function ledoitWolfShrinkage(centred: RealMatrix, linalg: Linalg): number {
  const { rows: n, columns: p, values } = centred;
  const products = linalg.matMul(centred, centred, { transposeB: true }).values; // Σ (XᵀX)² = Σ (XXᵀ)²
  let [squares, trace, fourth] = [0, 0, 0];
  for (const product of products) squares += product ** 2 / (n * n);
  for (let i = 0, at = 0; i < n; i++) {
    let own = 0;
    for (let j = 0; j < p; j++, at++) own += values[at]! ** 2;
    trace += own / n;
    fourth += own * own; // Σ over all pairs of features of Σᵢ x²ᵢⱼ x²ᵢₖ
  }
  const mu = trace / p;
  const delta = (squares - 2 * mu * trace + p * mu * mu) / p;
  const beta = Math.min((fourth / n - squares) / (p * n), delta);
  return beta <= 0 ? 0 : beta / delta;
}
