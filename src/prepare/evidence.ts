import type { Matrix } from "../data/matrix.js";
import type { Measurements } from "./assay-step.js";

/** A kind of suspicious value: how many there are and where the first one is. */
export interface Sightings {
  readonly count: number;
  /** The first one; -1 where there is none. */
  readonly row: number;
  readonly column: number;
}

/** What the values of an assay look like. Zeros are never suspicious. */
export interface Evidence {
  /** NaN or infinite. */
  readonly missing: Sightings;
  readonly negative: Sightings;
  /** Share of whole numbers among the finite values that are not zero; 1 where there is none. Counted when asked for. */
  readonly whole: number;
  /** Largest finite value, at least 0. */
  readonly largest: number;
  /** Smallest finite value, at most 0. */
  readonly smallest: number;
}

/** Looks at every value once; at those of a table with missing or negative ones again, for where they are. */
export function examine(matrix: Matrix): Evidence {
  const { values } = matrix;
  let missing = 0; // NaN as soon as a value is not finite
  let largest = 0;
  let smallest = 0;
  // Nothing here depends on a guess of what the next value is like: that makes it twice as fast.
  for (let k = 0, end = values.length; k < end; k++) {
    const value = values[k]!;
    missing += value * 0;
    largest = Math.max(largest, value);
    smallest = Math.min(smallest, value);
  }
  if (Number.isNaN(missing) || smallest < 0) return examineClosely(matrix);
  const none = { count: 0, row: -1, column: -1 };
  return evidence(values, { missing: none, negative: none, largest, smallest });
}

function examineClosely(matrix: Matrix): Evidence {
  const missing = { count: 0, first: -1 };
  const negative = { count: 0, first: -1 };
  let largest = 0;
  let smallest = 0;
  const { values } = matrix;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!Number.isFinite(value)) {
      if (missing.count++ === 0) missing.first = k;
    } else if (value > largest) largest = value;
    else if (value < 0) {
      if (negative.count++ === 0) negative.first = k;
      if (value < smallest) smallest = value;
    }
  }
  const sightings = ({ count, first }: { count: number; first: number }) => ({ count, ...placeOf(matrix, first) });
  return evidence(values, { missing: sightings(missing), negative: sightings(negative), largest, smallest });
}

function evidence(values: Float32Array, seen: Omit<Evidence, "whole">): Evidence {
  return {
    ...seen,
    get whole() {
      return shareOfWhole(values);
    },
  };
}

function shareOfWhole(values: Float32Array): number {
  let known = 0; // finite and not zero
  let whole = 0;
  for (let k = 0, end = values.length; k < end; k++) {
    const value = values[k]!;
    const counts = Number(value !== 0 && value - value === 0);
    known += counts;
    whole += counts * Number(value === Math.trunc(value));
  }
  return known > 0 ? whole / known : 1;
}

/** Row and column of the value at an index of the buffer. */
function placeOf(matrix: Matrix, index: number): { row: number; column: number } {
  if (index < 0) return { row: -1, column: -1 };
  if (matrix.kind === "dense") return { row: Math.floor(index / matrix.columns), column: index % matrix.columns };
  return { row: matrix.indptr.findIndex((end) => end > index) - 1, column: matrix.indices[index]! };
}

/** "12 negative values, the first in sample S1, feature G7". */
export function describeSightings(what: string, { count, row, column }: Sightings, data: Measurements): string {
  const first = `sample ${data.samples[row]}, feature ${data.features[column]}`;
  return count === 1 ? `1 ${what} value, in ${first}` : `${count} ${what} values, the first in ${first}`;
}
