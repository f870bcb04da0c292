/** A plain or typed array of numbers. */
export type Numbers = ArrayLike<number> & Iterable<number>;

/** Arithmetic mean in float64, exact for equal values; NaN for no values. */
export function mean(values: Numbers): number {
  const first = values[0] ?? NaN;
  let shifted = 0; // summed about the first value, so that equal values have exactly that mean
  for (const value of values) shifted += value - first;
  return first + shifted / values.length;
}

/**
 * Variance by two passes.
 *
 * @param ddof subtracted from the count in the divisor: 1 = sample variance, 0 = population variance
 * @returns exactly 0 for equal values; 0 where there are no more than `ddof` values (numpy: NaN)
 */
export function variance(values: Numbers, ddof = 1): number {
  const divisor = values.length - ddof;
  if (divisor <= 0) return 0;
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return squares / divisor;
}

/** Square root of the variance. */
export function standardDeviation(values: Numbers, ddof = 1): number {
  return Math.sqrt(variance(values, ddof));
}

/** Middle value, or mean of the two middle ones; NaN for no values. */
export function median(values: Numbers): number {
  return quantile(values, 0.5);
}

/**
 * Quantile with linear interpolation between order statistics (numpy's default, type 7 of Hyndman & Fan 1996).
 *
 * @param share 0 … 1
 * @returns NaN for no values
 */
export function quantile(values: Numbers, share: number): number {
  return sortedQuantile(Float64Array.from(values).sort(), share);
}

/** The same for values that are in ascending order already. */
export function sortedQuantile(sorted: Numbers, share: number): number {
  if (sorted.length === 0) return NaN;
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/** Median of the absolute deviations from the median, not scaled. */
export function medianAbsoluteDeviation(values: Numbers): number {
  const centre = median(values);
  return median(Array.from(values, (value) => Math.abs(value - centre)));
}

/** Ranks from 1; equal values share the mean of their ranks; NaN ranks last, each in its turn. */
export function ranks(values: Numbers): Float64Array {
  // Sorting numbers alone and looking each one up is many times faster than sorting their indices by a comparison.
  const sorted = Float64Array.from(values).sort();
  const shared = new Float64Array(sorted.length);
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    shared.fill((from + 1 + to) / 2, from, to);
    from = to;
  }
  let unknown = sorted.length - sorted.filter(Number.isNaN).length;
  const out = new Float64Array(sorted.length);
  for (let i = 0; i < out.length; i++)
    out[i] = shared[Number.isNaN(values[i]) ? unknown++ : firstNotBelow(sorted, values[i]!)]!;
  return out;
}

/** Index of the first of sorted numbers that is not below a value (binary search). */
function firstNotBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
