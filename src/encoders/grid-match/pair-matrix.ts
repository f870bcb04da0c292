/** A number for every pair of features, such as the rank of their distance. */
export interface PairMatrix {
  readonly count: number;
  /** count × count, symmetric, zeros on the diagonal. 16 bits are for tables whose 32 bits would fill the memory. */
  readonly values: Float32Array | Uint16Array;
  /** What a value of 1 stands for. */
  readonly unit: number;
}

/** The largest number of pairs, which are none below 0. */
export function largestOf(values: PairMatrix["values"]): number {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return largest;
}
