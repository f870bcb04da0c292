import type { OffsetTable } from "./offset-table.js";
import type { PairMatrix } from "./pair-matrix.js";

const { abs } = Math; // looked up once, not in every round of a long loop

/** Whether differences count as they are, or by their squares. */
export type MismatchName = "absolute" | "squared";

/** Features on pixels: feature `at[p]` sits on the p-th pixel, whose number in the table is `place[p]`. */
export interface Arrangement {
  readonly pairs: PairMatrix;
  readonly table: OffsetTable;
  readonly place: Int32Array;
  /** Changed by a search. */
  readonly at: Int32Array;
}

/**
 * Sum over all pairs of features of the difference between their number and that of their pixels, in the pairs' unit.
 *
 * @param breathe called often, pixel by pixel; what it throws ends the sum
 */
export async function mismatch(
  { pairs, table, place, at }: Arrangement,
  by: MismatchName,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { count, values } = pairs;
  let sum = 0;
  for (let p = 0; p < count; p++) {
    await breathe();
    const row = at[p]! * count;
    const from = table.centre + place[p]!;
    for (let r = 0; r < p; r++) {
      const apart = values[row + at[r]!]! - table.values[from - place[r]!]!;
      sum += by === "absolute" ? abs(apart) : apart * apart;
    }
  }
  return sum;
}

/** How the mismatch changes when the features of pixels p and q change places; the time of one row. */
export function swapChange(arrangement: Arrangement, by: MismatchName, p: number, q: number): number {
  const { pairs, table, place, at } = arrangement;
  const row = (pixel: number) => pairs.values.subarray(at[pixel]! * pairs.count, (at[pixel]! + 1) * pairs.count);
  const [ofP, ofQ] = [row(p), row(q)];
  const [fromP, fromQ] = [table.centre + place[p]!, table.centre + place[q]!];
  // Both loops count the pair itself as if it changed; it does not.
  const between = table.values[fromP - place[q]!]!;
  const own = ofP[at[q]!]!;
  if (by === "absolute")
    return absoluteChange(ofP, ofQ, at, place, table.values, fromP, fromQ) - 2 * (between + own - abs(own - between));
  return squaredChange(ofP, ofQ, at, place, table.values, fromP, fromQ) - 4 * own * between;
}

function absoluteChange(
  ofP: PairMatrix["values"],
  ofQ: PairMatrix["values"],
  at: Int32Array,
  place: Int32Array,
  apart: Float32Array,
  fromP: number,
  fromQ: number,
): number {
  let sum = 0;
  for (let r = 0; r < at.length; r++) {
    const feature = at[r]!;
    const pixel = place[r]!;
    const nearP = apart[fromP - pixel]!;
    const nearQ = apart[fromQ - pixel]!;
    const one = ofP[feature]!;
    const other = ofQ[feature]!;
    sum += abs(one - nearQ) - abs(one - nearP) + abs(other - nearP) - abs(other - nearQ);
  }
  return sum;
}

function squaredChange(
  ofP: PairMatrix["values"],
  ofQ: PairMatrix["values"],
  at: Int32Array,
  place: Int32Array,
  apart: Float32Array,
  fromP: number,
  fromQ: number,
): number {
  let sum = 0;
  for (let r = 0; r < at.length; r++) {
    const pixel = place[r]!;
    sum += (ofP[at[r]!]! - ofQ[at[r]!]!) * (apart[fromP - pixel]! - apart[fromQ - pixel]!);
  }
  return 2 * sum;
}
