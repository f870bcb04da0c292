import type { Linalg, RealMatrix } from "../engine/linalg.js";
import type { Random } from "../random.js";
import { toDouble } from "./points.js";

/** Directions of largest variance. */
export interface Axes {
  /** count × dimensions, rows of length 1 (or zeros beyond the rank), largest loading positive. */
  readonly axes: RealMatrix;
  /** Sum of squares of the points along each axis, descending; 0 beyond the rank. */
  readonly squares: Float64Array;
}

/** Axes from the eigenvectors of XᵀX, or of XXᵀ where there are fewer points than dimensions. */
export function exactAxes(centred: RealMatrix, count: number, linalg: Linalg): Axes {
  if (centred.rows > centred.columns)
    return axesOfScatter(linalg.matMul(centred, centred, { transposeA: true }), count, linalg);
  const { values, vectors } = linalg.eigSymmetric(linalg.matMul(centred, centred, { transposeB: true }));
  const precision = centred.values instanceof Float64Array ? Number.EPSILON : 2 ** -23;
  const top = leading(values, vectors, count, precision);
  // Left singular vectors become axes by one product with the points.
  return { axes: oriented(linalg.matMul(top.vectors, centred)), squares: top.squares };
}

/** Axes from the sums of products of the centred dimensions (XᵀX). */
export function axesOfScatter(scatter: RealMatrix, count: number, linalg: Linalg): Axes {
  const { values, vectors } = linalg.eigSymmetric(scatter);
  const precision = scatter.values instanceof Float64Array ? Number.EPSILON : 2 ** -23;
  const top = leading(values, vectors, count, precision);
  return { axes: oriented(top.vectors), squares: top.squares };
}

/**
 * Axes from the points' action on a few random directions (Halko et al. 2011, algorithms 4.4 and 5.1). Each power
 * iteration is orthonormalised, without which the weaker axes drown in rounding.
 */
export function randomisedAxes(
  centred: RealMatrix,
  count: number,
  oversampling: number,
  powerIterations: number,
  random: Random,
  linalg: Linalg,
): Axes {
  const width = Math.min(count + oversampling, centred.rows, centred.columns);
  const probes =
    centred.values instanceof Float64Array
      ? new Float64Array(centred.columns * width)
      : new Float32Array(centred.columns * width);
  for (let i = 0; i < probes.length; i++) probes[i] = random.normal();
  let range = linalg.orthonormal(linalg.matMul(centred, { rows: centred.columns, columns: width, values: probes }));
  for (let i = 0; i < powerIterations; i++) {
    const back = linalg.orthonormal(linalg.matMul(centred, range, { transposeA: true }));
    range = linalg.orthonormal(linalg.matMul(centred, back));
  }
  const projected = linalg.matMul(range, centred, { transposeA: true });
  const small = toDouble(projected);
  const { values, vectors } = linalg.eigSymmetric(linalg.matMul(small, small, { transposeB: true }));
  const top = leading(values, vectors, count, Number.EPSILON);
  const axes = linalg.matMul(top.vectors, small);
  const kept = centred.values instanceof Float64Array ? axes : { ...axes, values: Float32Array.from(axes.values) };
  return { axes: oriented(kept), squares: top.squares };
}

/** The eigenvectors of the largest eigenvalues as rows; those that only rounding made are zeros. */
export function leading(
  values: Float32Array | Float64Array,
  vectors: RealMatrix,
  count: number,
  precision: number,
): { vectors: RealMatrix; squares: Float64Array } {
  const size = values.length;
  const least = Math.max(0, values[size - 1]!) * precision * 8 * Math.sqrt(size);
  const rows = vectors.values instanceof Float64Array ? new Float64Array(count * size) : new Float32Array(count * size);
  const squares = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const from = size - 1 - k;
    if (!(values[from]! > least)) break;
    squares[k] = values[from]!;
    for (let j = 0; j < size; j++) rows[k * size + j] = vectors.values[j * size + from]!;
  }
  return { vectors: { rows: count, columns: size, values: rows }, squares };
}

/** Rows scaled to length 1 with their largest entry positive, in place: the sign of an eigenvector is arbitrary. */
export function oriented(axes: RealMatrix): RealMatrix {
  const { rows, columns, values } = axes;
  for (let k = 0; k < rows; k++) {
    const row = values.subarray(k * columns, (k + 1) * columns);
    let largest = 0;
    let square = 0;
    for (const value of row) {
      if (Math.abs(value) > Math.abs(largest)) largest = value;
      square += value * value;
    }
    if (square === 0) continue;
    const scale = Math.sign(largest) / Math.sqrt(square);
    for (let j = 0; j < columns; j++) row[j]! *= scale;
  }
  return axes;
}
