import type { Matrix } from "../data/matrix.js";
import { columnEntries } from "../math/column-entries.js";
import { radixOrder } from "../math/radix-order.js";

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

/** How many codes the widest feature has. */
export function widestOf({ counts }: OrderedFeatures): number {
  return counts.reduce((most, count) => Math.max(most, count), 1);
}

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
  const code = columnCodes(samples, most);
  for (let j = 0; j < features; j++) {
    const { rows, values } = entriesOf(j);
    column.fill(0);
    for (let k = 0; k < rows.length; k++) column[rows[k]!] = values[k]!;
    counts[j] = code(column, codes.subarray(j * samples, (j + 1) * samples));
  }
  return { features, samples, codes, counts };
}

/**
 * Codes of one column after another.
 *
 * @returns writes the codes of a column and says how many there are
 */
export function columnCodes(samples: number, most: number): (column: Float32Array, codes: Uint16Array) => number {
  const { order } = radixOrder(samples);
  const sorted = new Float32Array(samples);
  return (column, codes) => {
    const places = order(column);
    let distinct = 0;
    for (let i = 0; i < samples; i++) {
      sorted[i] = column[places[i]!]!;
      if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
    }
    const shared = distinct > most;
    const endOf = (part: number) => sorted[Math.ceil((part * samples) / most) - 1]!;
    let code = -1;
    let end = -Infinity; // largest value of the present code
    for (let i = 0, part = 0; i < samples; i++) {
      const value = sorted[i]!;
      if (value > end) {
        code++;
        end = value;
        if (shared) {
          do end = endOf(++part);
          while (end < value);
        }
      }
      codes[places[i]!] = code;
    }
    return code + 1;
  };
}
