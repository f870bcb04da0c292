import type { Matrix } from "../data/matrix.js";
import { visitEntries } from "../math/entries.js";
import type { Measurements } from "./assay-step.js";

/** A kind of suspicious value: how many there are and where the first one is. */
export interface Sightings {
  readonly count: number;
  /** The first one; -1 where there is none. */
  readonly row: number;
  readonly column: number;
}

/** What the values of an assay look like, gathered in one pass. Zeros are never suspicious. */
export interface Evidence {
  /** NaN or infinite. */
  readonly missing: Sightings;
  readonly negative: Sightings;
  /** Share of whole numbers among the finite values that are not zero; 1 where there is none. */
  readonly whole: number;
  /** Largest finite value, at least 0. */
  readonly largest: number;
  /** Smallest finite value, at most 0. */
  readonly smallest: number;
}

/** Looks at every value once. */
export function examine(values: Matrix): Evidence {
  const missing = { count: 0, row: -1, column: -1 };
  const negative = { count: 0, row: -1, column: -1 };
  const see = (sightings: { count: number; row: number; column: number }, row: number, column: number) => {
    if (sightings.count++ === 0) Object.assign(sightings, { row, column });
  };
  let finite = 0;
  let whole = 0;
  let largest = 0;
  let smallest = 0;
  visitEntries(values, (value, row, column) => {
    if (!Number.isFinite(value)) return see(missing, row, column);
    finite++;
    if (value < 0) see(negative, row, column);
    if (Math.trunc(value) === value) whole++;
    if (value > largest) largest = value;
    else if (value < smallest) smallest = value;
  });
  return { missing, negative, whole: finite > 0 ? whole / finite : 1, largest, smallest };
}

/** "12 negative values, the first in sample S1, feature G7". */
export function describeSightings(what: string, { count, row, column }: Sightings, data: Measurements): string {
  const first = `sample ${data.samples[row]}, feature ${data.features[column]}`;
  return count === 1 ? `1 ${what} value, in ${first}` : `${count} ${what} values, the first in ${first}`;
}
