import { type Dense, dense } from "../data/dense.js";
import { columnMoments } from "./column-moments.js";

export const normalisations = ["feature", "log", "global", "zscore", "none"] as const;

export type NormalisationName = (typeof normalisations)[number];

/** Learnt on training rows. A value becomes g(value + shift) × factor, clipped; g is the logarithm for "log". */
export interface Normalisation {
  readonly name: NormalisationName;
  /** One a feature. */
  readonly shift: Float64Array;
  /** One a feature; 0 for a feature without spread, which is drawn as 0 wherever it occurs. */
  readonly factor: Float64Array;
}

/** Z-scores beyond this are outliers, and would dim everything else. */
const Z_LIMIT = 5;

/**
 * Learns how values become brightness; the kinds are described at `EncoderOptions.normalisation`.
 *
 * @param values training samples × features, finite, at least one row
 */
export function fitNormalisation(values: Dense, name: NormalisationName): Normalisation {
  const { low, high } = columnRanges(values);
  const every = (value: number) => new Float64Array(values.columns).fill(value);
  switch (name) {
    case "feature":
      return { name, shift: low.map((value) => -value), factor: high.map((value, j) => reciprocal(value - low[j]!)) };
    case "global": {
      const smallest = low.reduce((a, b) => Math.min(a, b), Infinity);
      const largest = high.reduce((a, b) => Math.max(a, b), -Infinity);
      return { name, shift: every(-smallest), factor: every(reciprocal(largest - smallest)) };
    }
    case "log": {
      const shift = low.map((value) => Math.abs(value) + 1);
      const largest = high.reduce((most, value, j) => Math.max(most, Math.log(value + shift[j]!)), 0);
      return { name, shift, factor: every(reciprocal(largest)) };
    }
    case "zscore": {
      const { mean, variance } = columnMoments(values);
      return {
        name,
        shift: mean.map((value) => -value),
        factor: variance.map((value) => reciprocal(Math.sqrt(value))),
      };
    }
    case "none":
      return { name, shift: every(0), factor: every(1) };
  }
}

/**
 * The values as brightness; NaN stays NaN. With "none" they are returned as they are, not copied.
 *
 * @param outside what becomes of values beyond the range of the training rows
 */
export function normalise(
  values: Dense,
  { name, shift, factor }: Normalisation,
  outside: "clip" | "extend" = "clip",
): Dense {
  if (name === "none") return values;
  const out = dense(values.rows, values.columns);
  const [low, high] = outside === "extend" ? [-Infinity, Infinity] : name === "zscore" ? [-Z_LIMIT, Z_LIMIT] : [0, 1];
  for (let i = 0, at = 0; i < values.rows; i++)
    for (let j = 0; j < values.columns; j++, at++) {
      const shifted = values.values[at]! + shift[j]!;
      // Below 1 the logarithm is negative, darker than anything in training; below 0 it does not exist.
      const scaled = (name === "log" ? Math.log(Math.max(1, shifted)) : shifted) * factor[j]!;
      out.values[at] = scaled < low ? low : scaled > high ? high : scaled;
    }
  return out;
}

/** Brightness back into values; a feature without spread gets the value that it had in training. NaN stays NaN. */
export function denormalise(brightness: Dense, { name, shift, factor }: Normalisation): Dense {
  const out = dense(brightness.rows, brightness.columns);
  for (let i = 0, at = 0; i < out.rows; i++)
    for (let j = 0; j < out.columns; j++, at++) {
      const bright = brightness.values[at]!;
      const scaled = factor[j]! > 0 || Number.isNaN(bright) ? bright / factor[j]! : 0;
      out.values[at] = (name === "log" ? Math.exp(scaled) : scaled) - shift[j]!;
    }
  return out;
}

/** Smallest and largest value of each column, missing ones left out. */
export function columnRanges({ rows, columns, values }: Dense): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(columns).fill(Infinity);
  const high = new Float64Array(columns).fill(-Infinity);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) {
      const value = values[at]!;
      if (value < low[j]!) low[j] = value;
      if (value > high[j]!) high[j] = value;
    }
  return { low, high };
}

function reciprocal(spread: number): number {
  return spread > 0 ? 1 / spread : 0;
}
