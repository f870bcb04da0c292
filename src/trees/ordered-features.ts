import { columnEntries } from "../math/column-entries.js";
import type { Matrix } from "../data/matrix.js";

/** Every value replaced by its place among the distinct values of its feature, or in a histogram of them. */
export interface OrderedFeatures {
  readonly features: number;
  readonly samples: number;
  /** Feature after feature: features × samples. */
  readonly codes: Uint16Array;
  /** How many codes each feature has: 0 … count - 1. */
  readonly counts: Uint32Array;
}

/** A code is 16 bits wide. */
export const mostCodes = 65_536;

/**
 * Codes that order the samples as the values do, which is all that a tree asks of them.
 *
 * @param matrix finite values
 * @param most codes of a feature: where it has more distinct values, equally many samples share each code, as far as equal
 *   values let them
 */
export function orderedFeatures(matrix: Matrix, most: number): OrderedFeatures {
  const { rows: samples, columns: features } = matrix;
  const codes = new Uint16Array(features * samples);
  const counts = new Uint32Array(features);
  const entriesOf = columnEntries(matrix);
  const column = new Float32Array(samples);
  const sorted = new Float32Array(samples);
  for (let j = 0; j < features; j++) {
    const { rows, values } = entriesOf(j);
    column.fill(0);
    for (let k = 0; k < rows.length; k++) column[rows[k]!] = values[k]!;
    sorted.set(column);
    sorted.sort();
    const highest = upperEnds(sorted, most);
    counts[j] = highest.length;
    for (let i = 0; i < samples; i++) codes[j * samples + i] = codeOf(highest, column[i]!);
  }
  return { features, samples, codes, counts };
}

/** Largest value of each code, ascending. */
function upperEnds(sorted: Float32Array, most: number): Float32Array {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= most) return distinct;
  const ends = Float32Array.from({ length: most }, (_, c) => sorted[Math.ceil(((c + 1) * sorted.length) / most) - 1]!);
  return ends.filter((value, c) => c === 0 || value !== ends[c - 1]);
}

function codeOf(highest: Float32Array, value: number): number {
  let [low, high] = [0, highest.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (highest[middle]! >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}
