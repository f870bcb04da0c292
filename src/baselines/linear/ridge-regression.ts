import type { Dense } from "../../data/dense.js";
import type { Linalg } from "../../engine/linalg.js";
import { centre } from "./centre.js";
import { type CentredLinearModel, linearModelAbout } from "./linear-model.js";

/**
 * Fits one-vs-all ridge regression on targets ±1, with intercept, through the smaller of the two normal equations.
 *
 * @param x samples × features
 * @param labels class index of each sample
 * @param alpha penalty, above 0
 */
export function fitRidge(
  x: Dense,
  labels: Int32Array,
  classes: number,
  alpha: number,
  linalg: Linalg,
): CentredLinearModel {
  const { rows: n, columns: p } = x;
  const { mean, centred } = centre(x);
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
  return linearModelAbout(mean, weights.values, targetMean);
}
