import { type Border, withinBorder } from "./border.js";
import { daubechies } from "./daubechies.js";

/** Filters that take a signal apart, in the order in which they are convolved with it. */
export interface WaveletFilters {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Means and differences of neighbours, each half as long as the signal. */
export interface WaveletParts {
  readonly approximation: Float64Array;
  readonly detail: Float64Array;
}

/** Filters of Daubechies's wavelet with `moments` vanishing moments. Reference: pywt.Wavelet("db4"). */
export function daubechiesFilters(moments: number): WaveletFilters {
  const scaling = daubechies(moments);
  return { low: scaling.slice().reverse(), high: scaling.map((value, k) => (k % 2 === 0 ? -value : value)) };
}

/** How often a signal can be taken apart before the filter is longer than what is left. */
export function mostLevels(length: number, { low }: WaveletFilters): number {
  return Math.max(0, Math.floor(Math.log2(length / (low.length - 1))));
}

/**
 * One level of the discrete wavelet transform (Mallat 1989). Reference: pywt.dwt.
 *
 * @param border with "periodization" the parts are exactly half as long (an odd signal repeats its last value); otherwise
 *   they are longer, by what the filter reaches beyond the ends
 */
export function dwt(signal: Float64Array, { low, high }: WaveletFilters, border: Border): WaveletParts {
  const taps = low.length;
  const periodic = border === "periodization";
  const length = periodic ? signal.length + (signal.length % 2) : signal.length;
  const count = periodic ? length / 2 : Math.floor((length + taps - 1) / 2);
  const parts = { approximation: new Float64Array(count), detail: new Float64Array(count) };
  for (let o = 0; o < count; o++) {
    const first = 2 * o + (periodic ? taps / 2 : 1);
    for (let j = 0; j < taps; j++) {
      const at = withinBorder(first - j, length, border);
      if (at < 0) continue;
      const value = signal[Math.min(at, signal.length - 1)]!;
      parts.approximation[o]! += low[j]! * value;
      parts.detail[o]! += high[j]! * value;
    }
  }
  return parts;
}

/**
 * The pyramid: what is left after `levels` levels, then the details from the coarsest to the finest. Reference:
 * pywt.wavedec.
 */
export function waveletPyramid(
  signal: Float64Array,
  filters: WaveletFilters,
  border: Border,
  levels: number,
): Float64Array[] {
  const details: Float64Array[] = [];
  let left = signal;
  for (let level = 0; level < levels; level++) {
    const { approximation, detail } = dwt(left, filters, border);
    details.unshift(detail);
    left = approximation;
  }
  return [left, ...details];
}
