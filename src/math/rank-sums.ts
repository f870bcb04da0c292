import type { ColumnEntries } from "./column-entries.js";

/** Ranks of one column's values among all of them, summed group by group. */
export interface RankSums {
  /** Sum of the ranks of each group; equal values share the mean of their ranks, from 1. */
  readonly sums: Float64Array;
  /** Known values of each group. */
  readonly counts: Float64Array;
  /** All known values. */
  total: number;
  /** Sum of t³ - t over the sets of t equal values. */
  ties: number;
}

/** Bit pattern of float32 turned so that unsigned integers sort as the numbers do; 0 is here. */
const zeroKey = 2 ** 31;

/**
 * Ranks columns once for all groups. Zeros, which most values of a sparse column are, are counted, not sorted.
 *
 * @param groupOf group of each row, 0 … groups - 1; negative = the row is left out
 * @returns ranks a column; the result is used again for the next one
 */
export function rankSums(groupOf: Int32Array, groups: number): (entries: ColumnEntries) => RankSums {
  const sizes = new Float64Array(groups);
  for (const group of groupOf) if (group >= 0) sizes[group]!++;
  const result: RankSums = { sums: new Float64Array(groups), counts: new Float64Array(groups), total: 0, ties: 0 };
  const zeros = new Float64Array(groups);
  // Value and group in one number, so that the plain sort of numbers sorts both: 32 + 21 bits.
  const keys = new Float64Array(groupOf.length);
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);

  const rank = (from: number, to: number, before: number) => {
    const { sums } = result;
    for (let first = from; first < to;) {
      const value = Math.floor(keys[first]! / groups);
      let last = first + 1;
      while (last < to && Math.floor(keys[last]! / groups) === value) last++;
      const shared = before + (first + 1 + last) / 2;
      for (let k = first; k < last; k++) sums[keys[k]! - value * groups]! += shared;
      const tied = last - first;
      if (tied > 1) result.ties += tied ** 3 - tied;
      first = last;
    }
  };

  return ({ rows, values }) => {
    const { sums, counts } = result;
    sums.fill(0);
    counts.set(sizes);
    zeros.set(sizes);
    result.ties = 0;
    let stored = 0;
    for (let k = 0; k < rows.length; k++) {
      const group = groupOf[rows[k]!]!;
      if (group < 0) continue;
      zeros[group]!--;
      float[0] = values[k]!;
      if (float[0] !== float[0]) counts[group]!--;
      else keys[stored++] = (bits[0]! < zeroKey ? bits[0]! + zeroKey : 2 ** 32 - 1 - bits[0]!) * groups + group;
    }
    keys.subarray(0, stored).sort();
    let negative = 0;
    while (negative < stored && keys[negative]! < zeroKey * groups) negative++;
    let zero = 0;
    for (let g = 0; g < groups; g++) zero += zeros[g]!;
    rank(0, negative, 0);
    for (let g = 0; g < groups; g++) sums[g]! += zeros[g]! * (negative + (zero + 1) / 2);
    if (zero > 1) result.ties += zero ** 3 - zero;
    rank(negative, stored, zero);
    result.total = zero + stored;
    return result;
  };
}
