/** What kind of numbers a table holds, as far as the numbers themselves tell. */
export type ValueScale = "counts" | "fractions" | "linear" | "logged" | "centred";

/** What is looked at to tell the scale. */
export interface ValueSummary {
  readonly integers: boolean;
  readonly minimum: number;
  readonly maximum: number;
  /** Known values in ascending order, all or an even choice of them. */
  readonly sorted: Float32Array;
}

/**
 * Guesses the scale: non-negative integers are counts; values between 0 and 1 fractions; values on both sides of 0 with
 * the median near it centred. Between linear and logged it decides as GEO2R does (NCBI; Barrett et al. 2013,
 * doi:10.1093/nar/gks1193): linear if the 99th percentile exceeds 100, or the range exceeds 50 and the lower quartile 0.
 *
 * @returns the scale and the evidence in words
 */
export function guessScale({ integers, minimum, maximum, sorted }: ValueSummary): { scale: ValueScale; why: string } {
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  const range = `values from ${shortNumber(minimum)} to ${shortNumber(maximum)}`;
  if (integers && minimum >= 0) return { scale: "counts", why: `all are whole numbers, ${range}` };
  if (minimum >= 0 && maximum <= 1) return { scale: "fractions", why: range };
  const linear = at(0.99) > 100 || (maximum - minimum > 50 && at(0.25) > 0);
  if (linear) return { scale: "linear", why: `${range}, 99th percentile ${shortNumber(at(0.99))}` };
  const spread = at(0.75) - at(0.25);
  if (minimum < 0 && Math.abs(at(0.5)) < 0.25 * spread)
    return { scale: "centred", why: `${range}, median ${shortNumber(at(0.5))}` };
  return { scale: "logged", why: `${range}, 99th percentile only ${shortNumber(at(0.99))}` };
}

/** A number with four digits that count. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
