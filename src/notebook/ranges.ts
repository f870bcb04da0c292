import type { Binary, ColumnState } from "./state.js";
import { sortedQuantile } from "../math/statistics.js";
import { significant } from "../report/numbers.js";

/** A column with no more different numbers than these is grouped by the numbers themselves. */
const mostNumbers = 12;

/**
 * Columns of numbers as groups, so that samples can stand in groups by any column: each number by itself where there are few,
 * else the four quarters. Missing and infinite numbers belong to no group.
 */
export function rangesOf(columns: readonly ColumnState[]): ColumnState[] {
  return columns.flatMap((column) => ("numbers" in column ? [inRanges(column.name, floatsOf(column.numbers))] : []));
}

function inRanges(name: string, numbers: Float32Array): ColumnState {
  const sorted = numbers.filter(Number.isFinite).sort();
  const different = [...new Set(sorted)];
  if (different.length <= mostNumbers)
    return {
      name,
      levels: different.map(significant),
      codes: Int32Array.from(numbers, (value) => different.indexOf(value)),
    };
  const limits = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => sortedQuantile(sorted, share)))];
  const last = limits.length - 2;
  return {
    name,
    levels: limits.slice(1).map((high, i) => `${significant(limits[i]!)} – ${significant(high)}`),
    codes: Int32Array.from(numbers, (value) =>
      Number.isFinite(value)
        ? Math.min(
            last,
            limits.findLastIndex((limit) => value >= limit),
          )
        : -1,
    ),
  };
}

/** In the kernel, numbers are typed arrays. */
const floatsOf = (numbers: Binary) => numbers as Float32Array;
