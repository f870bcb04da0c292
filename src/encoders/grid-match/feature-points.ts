import { type Dense, transpose } from "../../data/dense.js";
import { ranks } from "../../math/statistics.js";

export const featureDistances = ["euclidean", "pearson", "spearman"] as const;

/** Euclidean distance, or 1 - Pearson's or Spearman's correlation. */
export type FeatureDistanceName = (typeof featureDistances)[number];

/** Points whose Euclidean distances tell those of the features. */
export interface FeaturePoints {
  readonly count: number;
  readonly dimensions: number;
  /** count × dimensions, row-major; around the origin, so that products lose few digits. */
  readonly values: Float64Array;
  /** The features' distance by their points' inner product. */
  distance(i: number, j: number, product: number): number;
  /** Longer than any distance. */
  readonly longest: number;
}

/**
 * Features as points: centred over the features, which moves no distance, or scaled to length 1, so that the square of
 * their distance is twice 1 - their correlation. A constant feature correlates with nothing: its distance to all is 1.
 *
 * @param samples samples × features, finite
 */
export function featurePoints(samples: Dense, by: FeatureDistanceName): FeaturePoints {
  const { rows: count, columns: dimensions, values: rows } = transpose(samples);
  const values = Float64Array.from(rows);
  const row = (i: number) => values.subarray(i * dimensions, (i + 1) * dimensions);
  if (by === "euclidean") aroundOrigin(values, count, dimensions);
  else
    for (let i = 0; i < count; i++) {
      if (by === "spearman") row(i).set(ranks(row(i)));
      toUnit(row(i));
    }
  const squares = Float64Array.from({ length: count }, (_, i) => row(i).reduce((sum, value) => sum + value * value, 0));
  const farthest = Math.sqrt(squares.reduce((most, square) => Math.max(most, square), 0));
  return by === "euclidean"
    ? {
        count,
        dimensions,
        values,
        longest: 2 * farthest,
        distance: (i, j, product) => Math.sqrt(Math.max(0, squares[i]! + squares[j]! - 2 * product)),
      }
    : { count, dimensions, values, longest: 2, distance: (_i, _j, product) => Math.max(0, 1 - product) };
}

function aroundOrigin(values: Float64Array, count: number, dimensions: number): void {
  for (let d = 0; d < dimensions; d++) {
    let sum = 0;
    for (let at = d; at < values.length; at += dimensions) sum += values[at]!;
    for (let at = d; at < values.length; at += dimensions) values[at]! -= sum / count;
  }
}

/** Centred and scaled to length 1; zeros where all values are equal. */
function toUnit(row: Float64Array): void {
  if (row.every((value) => value === row[0])) return void row.fill(0);
  const centre = row.reduce((sum, value) => sum + value, 0) / row.length;
  const length = Math.sqrt(row.reduce((sum, value) => sum + (value - centre) ** 2, 0));
  for (let d = 0; d < row.length; d++) row[d] = (row[d]! - centre) / length;
}
