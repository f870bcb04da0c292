type Keys = Float64Array | Float32Array;

/**
 * Positions of the `k` smallest keys, ascending; of equal keys those with the lowest position.
 *
 * @param keys at least k of them, none NaN
 */
export function smallest(keys: Keys, k: number): Int32Array {
  const few = upTo(keys, guessedBound(keys, k), k);
  const values = few ? Float64Array.from(few, (i) => keys[i]!) : Float64Array.from(keys);
  const bound = kthSmallest(values, k);
  const found = new Int32Array(k);
  const count = few ? few.length : keys.length;
  let below = 0;
  for (let c = 0; c < count; c++) if (keys[few ? few[c]! : c]! < bound) below++;
  let equal = k - below;
  for (let c = 0, at = 0; at < k; c++) {
    const i = few ? few[c]! : c;
    if (keys[i]! < bound || (keys[i] === bound && equal-- > 0)) found[at++] = i;
  }
  return found;
}

/** One key in so many is looked at to guess where the k-th smallest lies. */
const stride = 16;

/** A bound that most likely has at least k keys below it and not many more; infinite where guessing is not worth it. */
function guessedBound(keys: Keys, k: number): number {
  if (keys.length < 64 * stride || keys.length < 8 * k) return Infinity;
  const sample = new Float64Array(Math.floor(keys.length / stride));
  for (let s = 0; s < sample.length; s++) sample[s] = keys[s * stride]!;
  const expected = k / stride;
  // Four standard deviations above what is expected: seldom too low.
  return kthSmallest(sample, Math.min(sample.length, Math.ceil(expected + 4 * Math.sqrt(expected) + 1)));
}

/** Positions of all keys up to the bound, ascending; undefined when they are fewer than k. */
function upTo(keys: Keys, bound: number, k: number): Int32Array | undefined {
  if (bound === Infinity) return undefined;
  const found = new Int32Array(keys.length);
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    found[count] = i;
    count += keys[i]! <= bound ? 1 : 0; // no jump to guess wrong
  }
  return count < k ? undefined : found.subarray(0, count);
}

/** The k-th smallest value by Hoare's selection; the values are reordered. */
function kthSmallest(values: Float64Array, k: number): number {
  let [low, high] = [0, values.length - 1];
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
