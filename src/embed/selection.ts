type Keys = Float64Array | Float32Array;

/** Finds the smallest keys of many lists of one length; its arrays serve for all of them. */
export interface Selection {
  /**
   * Positions of the `k` smallest keys, ascending; of equal keys those with the lowest position.
   *
   * @param keys at least k of them, none NaN
   * @returns a new array
   */
  smallest(keys: Keys, k: number): Int32Array;
}

/** One key in so many is looked at to guess where the k-th smallest lies. */
const stride = 16;

/** @param size number of keys in each list */
export function selection(size: number): Selection {
  const candidates = new Int32Array(size);
  const values = new Float64Array(size);

  /** A bound that most likely has at least k keys below it and not many more; infinite where guessing is not worth it. */
  const guessedBound = (keys: Keys, k: number): number => {
    if (size < 64 * stride || size < 8 * k) return Infinity;
    const sampled = Math.floor(size / stride);
    for (let s = 0; s < sampled; s++) values[s] = keys[s * stride]!;
    const expected = k / stride;
    // Four standard deviations above what is expected: seldom too low.
    return kthSmallest(values, sampled, Math.min(sampled, Math.ceil(expected + 4 * Math.sqrt(expected) + 1)));
  };

  /** Lists the positions of all keys up to the bound; returns their number. */
  const collect = (keys: Keys, bound: number): number => {
    let count = 0;
    for (let i = 0; i < size; i++) {
      candidates[count] = i;
      count += keys[i]! <= bound ? 1 : 0; // no jump to guess wrong
    }
    return count;
  };

  return {
    smallest(keys, k) {
      let count = collect(keys, guessedBound(keys, k));
      if (count < k) count = collect(keys, Infinity);
      for (let c = 0; c < count; c++) values[c] = keys[candidates[c]!]!;
      const bound = kthSmallest(values, count, k);
      let equal = k;
      for (let c = 0; c < count; c++) if (keys[candidates[c]!]! < bound) equal--;
      const found = new Int32Array(k);
      for (let c = 0, at = 0; at < k; c++) {
        const i = candidates[c]!;
        if (keys[i]! < bound || (keys[i] === bound && equal-- > 0)) found[at++] = i;
      }
      return found;
    },
  };
}

/** The k-th smallest of the first `count` values by Hoare's selection; they are reordered. */
function kthSmallest(values: Float64Array, count: number, k: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const kept = values[left]!;
      values[left++] = values[right]!;
      values[right--] = kept;
    }
    if (k - 1 <= right) high = right;
    else if (k - 1 >= left) low = left;
    else break;
  }
  return values[k - 1]!;
}
