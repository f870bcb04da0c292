import type { Images } from "../data/images.js";
import type { ImagesState } from "./state.js";

/** Share of a channel's values drawn as if they were the least, and the most: single outliers do not darken all. */
const clipped = 0.001;
/** Values looked at to find these limits. */
const looked = 200_000;

/** Images as bytes, each channel between limits that hold for all samples, so that they can be compared. */
export function imagesState({ count, height, width, channels, values, layout }: Images): ImagesState {
  const limits = Array.from({ length: channels }, (_, c) => limitsOf(values, c, channels, height * width));
  const pixels = new Uint8Array(values.length);
  let missing = 0;
  const scale = limits.map(([low, high]) => (high > low ? 255 / (high - low) : 0));
  for (let at = 0, c = 0; at < values.length; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) missing++;
    else {
      const byte = Math.round((value - limits[c]![0]) * scale[c]!);
      pixels[at] = byte > 255 ? 255 : byte > 0 ? byte : 0;
    }
    if (++c === channels) c = 0;
  }
  const low = limits.map(([least]) => least);
  const high = limits.map(([, most]) => most);
  return { count, height, width, channels: layout.channels, pixels, low, high, missing };
}

/** Quantiles of a channel's values other than the most frequent one, which is the empty places' (zero). */
function limitsOf(
  values: Float32Array,
  channel: number,
  channels: number,
  pixels: number,
): [low: number, high: number] {
  const total = values.length / channels;
  let stride = Math.max(1, Math.ceil(total / looked));
  // With a factor in common, the same columns or places would be looked at in every image.
  while (commonFactor(stride, pixels) > 1) stride++;
  const seen: number[] = [];
  for (let i = 0; i < total; i += stride) {
    const value = values[i * channels + channel]!;
    if (Number.isFinite(value) && value !== 0) seen.push(value);
  }
  if (seen.length === 0) return [0, 0];
  const sorted = Float32Array.from(seen).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return [Math.min(0, at(clipped)), Math.max(0, at(1 - clipped))];
}

/** The greatest one (Euclid). */
function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
