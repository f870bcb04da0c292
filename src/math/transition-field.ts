import type { Pieces } from "./piecewise-mean.js";
import { sortedQuantile } from "./statistics.js";

/** Borders between `bins` equally full bins of the values. @param values finite, at least one */
export function quantileEdges(values: ArrayLike<number>, bins: number): Float64Array {
  const sorted = new Float64Array(values).sort();
  return Float64Array.from({ length: bins - 1 }, (_, k) => sortedQuantile(sorted, (k + 1) / bins));
}

/** The bin of a value: how many of the borders lie below it; -1 for a missing one (NaN). */
export function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return -1;
  let bin = 0;
  while (bin < edges.length && edges[bin]! < value) bin++;
  return bin;
}

/**
 * How often a value of one bin is followed by one of another: rows sum to 1, or are 0 for a bin that nothing follows. What
 * is missing (-1) is passed over.
 *
 * @returns bins × bins, from × to
 */
export function transitions(binsOfValues: Int32Array, bins: number): Float64Array {
  const out = new Float64Array(bins * bins);
  let before = -1;
  for (const bin of binsOfValues) {
    if (bin < 0) continue;
    if (before >= 0) out[before * bins + bin]!++;
    before = bin;
  }
  for (let from = 0; from < bins; from++) {
    const row = out.subarray(from * bins, (from + 1) * bins);
    const sum = row.reduce((all, count) => all + count, 0);
    if (sum > 0) row.forEach((count, to) => (row[to] = count / sum));
  }
  return out;
}

/**
 * Markov transition field: for each two places of a signal how often a value like the first is followed by one like the
 * second, averaged over the pieces of rows and columns (Wang & Oates 2015). A piece of missing values alone is 0.
 *
 * @param out rows × columns, row-major
 */
export function transitionField(
  binsOfValues: Int32Array,
  bins: number,
  rows: Pieces,
  columns: Pieces,
  out: Float64Array | Float32Array,
): void {
  const matrix = transitions(binsOfValues, bins);
  const [down, across] = [binShares(binsOfValues, bins, rows), binShares(binsOfValues, bins, columns)];
  const width = columns.from.length;
  const reached = new Float64Array(bins);
  for (let y = 0; y < rows.from.length; y++) {
    for (let to = 0; to < bins; to++) {
      let sum = 0;
      for (let from = 0; from < bins; from++) sum += down[y * bins + from]! * matrix[from * bins + to]!;
      reached[to] = sum;
    }
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let to = 0; to < bins; to++) sum += reached[to]! * across[x * bins + to]!;
      out[y * width + x] = sum;
    }
  }
}

/** Share of each bin in each piece; pieces × bins. */
function binShares(binsOfValues: Int32Array, bins: number, { from, to }: Pieces): Float64Array {
  const out = new Float64Array(from.length * bins);
  for (let piece = 0; piece < from.length; piece++) {
    const row = out.subarray(piece * bins, (piece + 1) * bins);
    let count = 0;
    for (let i = from[piece]!; i < to[piece]!; i++) {
      if (binsOfValues[i]! < 0) continue;
      row[binsOfValues[i]!]!++;
      count++;
    }
    if (count > 0) row.forEach((share, bin) => (row[bin] = share / count));
  }
  return out;
}
