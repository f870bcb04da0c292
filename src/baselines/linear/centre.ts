import type { Dense } from "../../data/dense.js";
import type { RealMatrix } from "../../engine/linalg.js";

/** Mean of each column, and the values less it. @param own takes them, samples × features; default: a new one of float64 */
export function centre(
  x: Dense,
  own: Float64Array | Float32Array = new Float64Array(x.values.length),
): { readonly mean: Float64Array; readonly centred: RealMatrix } {
  const { rows, columns, values } = x;
  const mean = columnMeans(x);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) own[at] = values[at]! - mean[j]!;
  return { mean, centred: { rows, columns, values: own } };
}

/** Mean of each column, in float64. */
export function columnMeans({ rows, columns, values }: Dense): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) mean[j]! += values[at]!;
  for (let j = 0; j < columns; j++) mean[j]! /= rows;
  return mean;
}
