/** Sums of weights by community, of which few are touched at a time. */
export interface Tally {
  /** Zero for communities that are not touched. */
  readonly sums: Float64Array;
  /** The first `size` are the touched communities, in the order in which they were met. */
  readonly touched: Int32Array;
  readonly size: number;
  add(community: number, weight: number): void;
  clear(): void;
}

/** @param communities number of communities there can be */
export function tally(communities: number): Tally {
  const sums = new Float64Array(communities);
  const touched = new Int32Array(communities);
  let size = 0;
  return {
    sums,
    touched,
    get size() {
      return size;
    },
    add(community, weight) {
      if (sums[community] === 0) touched[size++] = community; // weights are above 0
      sums[community]! += weight;
    },
    clear() {
      for (let k = 0; k < size; k++) sums[touched[k]!] = 0;
      size = 0;
    },
  };
}
