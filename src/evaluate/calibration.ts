import { OmixelError } from "../errors.js";
import type { Numbers } from "../math/statistics.js";

/** Samples whose stated probability lies in one range. */
export interface CalibrationBin {
  /** The range: above `from`, up to and with `to`; the first one with its `from`. */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** Mean of the stated probabilities. */
  readonly stated: number;
  /** Share of the samples for which it came true. */
  readonly observed: number;
}

export interface Calibration {
  /** Bins that hold samples, ascending. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: mean distance of stated and observed, weighted by samples (Naeini et al. 2015). */
  readonly error: number;
}

/**
 * How often what was stated with a probability comes true, in bins of equal width (scikit-learn's `calibration_curve` with
 * `strategy="uniform"`).
 *
 * @param stated probabilities, 0 … 1
 * @param happened 1 where it came true, 0 where not
 * @param bins number of bins, at least 1
 * @throws UnsuitableData without samples and for what is no probability
 */
export function calibration(stated: Numbers, happened: Numbers, bins: number): Calibration {
  const [samples, sums, hits] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  for (let i = 0; i < stated.length; i++) {
    const value = stated[i]!;
    if (!(value >= 0 && value <= 1))
      throw new OmixelError(
        "UnsuitableData",
        `Probability ${i + 1} of ${stated.length} is ${value}, which is not between 0 and 1.`,
        "Give probabilities, and leave samples without one out.",
      );
    const bin = binOf(value, bins);
    samples[bin]!++;
    sums[bin]! += value;
    if (happened[i]) hits[bin]!++;
  }
  if (stated.length === 0)
    throw new OmixelError("UnsuitableData", "There are no probabilities to check.", "Give at least one sample.");
  const filled = Array.from(samples.keys()).filter((bin) => samples[bin]! > 0);
  return {
    bins: filled.map((bin) => ({
      from: bin / bins,
      to: (bin + 1) / bins,
      samples: samples[bin]!,
      stated: sums[bin]! / samples[bin]!,
      observed: hits[bin]! / samples[bin]!,
    })),
    error: filled.reduce((sum, bin) => sum + Math.abs(hits[bin]! - sums[bin]!), 0) / stated.length,
  };
}

/** A value on an edge belongs to the bin below, where rounding puts it beside the edge too. */
function binOf(value: number, bins: number): number {
  const bin = Math.min(bins - 1, Math.floor(value * bins));
  return bin > 0 && value <= bin / bins ? bin - 1 : bin;
}
