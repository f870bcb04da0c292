import type { Dense } from "../../data/dense.js";
import type { RealMatrix } from "../../engine/linalg.js";

/** Mean of each column, and the values less it, in float64. */
export function centre({ rows, columns, values }: Dense): {
  readonly mean: Float64Array;
  readonly centred: RealMatrix;
} {
  const mean = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) mean[j]! += values[at]!;
  for (let j = 0; j < columns; j++) mean[j]! /= rows;
  const own = new Float64Array(values.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) own[at] = values[at]! - mean[j]!;
  return { mean, centred: { rows, columns, values: own } };
}
