import type { TrainOptions } from "./train-options.js";

/**
 * Learning rate of an update: a linear rise during the warm-up, then a cosine down to 0 (Loshchilov & Hutter 2017).
 *
 * @param step counted from 0
 * @param steps number of updates in all
 */
export function learningRateAt(
  step: number,
  steps: number,
  { learningRate, schedule, warmup }: Pick<TrainOptions, "learningRate" | "schedule" | "warmup">,
): number {
  if (schedule === "constant") return learningRate;
  const rise = warmup * steps;
  const up = rise > 0 ? Math.min(1, (step + 1) / rise) : 1;
  const down = Math.max(0, step - rise) / Math.max(1, steps - rise);
  return learningRate * up * 0.5 * (1 + Math.cos(Math.PI * down));
}
