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

/** Where each feature sits: the number of its pixel. */
export function pixelsOfFeatures({ at }: Arrangement): Int32Array {
  const pixelOf = new Int32Array(at.length);
  at.forEach((feature, pixel) => (pixelOf[feature] = pixel));
  return pixelOf;
}

/** Two pixels change their features. @param pixelOf where each feature sits; changed as well */
export function swap({ at }: Arrangement, pixelOf: Int32Array, p: number, q: number): void {
  const [one, other] = [at[p]!, at[q]!];
  at[p] = other;
  at[q] = one;
  pixelOf[other] = p;
  pixelOf[one] = q;
}
