import { kernelDensity } from "../../math/kernel-density.js";
import { sortedQuantile } from "../../math/statistics.js";

/** The shape of a violin: half its width at each value, 1 at its widest. */
export interface Violin {
  readonly values: Float64Array;
  readonly halfWidths: Float64Array;
  readonly median: number;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number];
}

/** Points of the outline. */
const outline = 64;

/**
 * How numbers lie, from the least to the largest one and no further, so that no share below 0 is ever drawn.
 *
 * @param numbers finite, at least one
 * @returns for equal numbers an outline of one point, which is drawn as a line
 */
export function violinOf(numbers: Float64Array): Violin {
  const sorted = numbers.slice().sort();
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const median = sortedQuantile(sorted, 0.5);
  const quartiles = [sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75)] as const;
  if (least === most) return { values: Float64Array.of(least), halfWidths: Float64Array.of(1), median, quartiles };
  const values = Float64Array.from({ length: outline }, (_, i) => least + ((most - least) * i) / (outline - 1));
  const density = kernelDensity(sorted, values);
  const peak = density.reduce((high, value) => Math.max(high, value), 0);
  return { values, halfWidths: density.map((value) => value / peak), median, quartiles };
}
