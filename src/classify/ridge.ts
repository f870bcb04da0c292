import { type Dense, dense } from "../data/dense.js";
import type { Linalg } from "../engine/linalg.js";

/** One-vs-all ridge regression on targets ±1. */
export interface Ridge {
  /** Classes × features, row-major. */
  readonly coefficients: Dense;
  readonly intercept: Float64Array;
}

/**
 * Fits ridge with intercept through the smaller of the two normal equations.
 *
 * @param x samples × features
 * @param labels class index of each sample
 * @param alpha penalty, above 0
 */
export function fitRidge(x: Dense, labels: Int32Array, classes: number, alpha: number, linalg: Linalg): Ridge {
  const { rows: n, columns: p } = x;
  const mean = new Float64Array(p);
  for (let at = 0; at < x.values.length; at++) mean[at % p]! += x.values[at]! / n;
  const centred = { rows: n, columns: p, values: Float64Array.from(x.values, (value, at) => value - mean[at % p]!) };
  const targetMean = new Float64Array(classes);
  for (const label of labels) for (let c = 0; c < classes; c++) targetMean[c]! += (label === c ? 1 : -1) / n;
  const targets = new Float64Array(n * classes);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < classes; c++) targets[i * classes + c] = (labels[i] === c ? 1 : -1) - targetMean[c]!;
  const y = { rows: n, columns: classes, values: targets };

  // (XᵀX + αI)⁻¹ Xᵀy = Xᵀ (XXᵀ + αI)⁻¹ y: the side with fewer rows is solved.
  const dual = n <= p;
  const gram = linalg.matMul(centred, centred, dual ? { transposeB: true } : { transposeA: true });
  const right = dual ? y : linalg.matMul(centred, y, { transposeA: true });
  const { values, vectors } = linalg.eigSymmetric(gram);
  const turned = linalg.matMul(vectors, right, { transposeA: true });
  const shrunk = Float64Array.from(
    turned.values,
    (value, at) => value / (Math.max(0, values[Math.floor(at / classes)]!) + alpha),
  );
  const solved = linalg.matMul(vectors, { rows: gram.rows, columns: classes, values: shrunk });
  const weights = dual ? linalg.matMul(centred, solved, { transposeA: true }) : solved;

  const coefficients = dense(classes, p);
  const intercept = Float64Array.from(targetMean);
  for (let c = 0; c < classes; c++)
    for (let j = 0; j < p; j++) {
      const weight = weights.values[j * classes + c]!;
      coefficients.values[c * p + j] = weight;
      intercept[c]! -= weight * mean[j]!;
    }
  return { coefficients, intercept };
}

/** Softmax of the scores of each class, samples × classes. */
export function predictRidge(x: Dense, { coefficients, intercept }: Ridge): Float32Array {
  const classes = intercept.length;
  const out = new Float32Array(x.rows * classes);
  for (let i = 0; i < x.rows; i++) {
    const scores = Array.from(intercept, (start, c) => {
      let sum = start;
      for (let j = 0; j < x.columns; j++) sum += coefficients.values[c * x.columns + j]! * x.values[i * x.columns + j]!;
      return sum;
    });
    const highest = Math.max(...scores);
    const exponentials = scores.map((score) => Math.exp(score - highest));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    for (let c = 0; c < classes; c++) out[i * classes + c] = exponentials[c]! / total;
  }
  return out;
}
