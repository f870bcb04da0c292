import type { TrainOptions } from "./train-options.js";

/** What a schedule needs of the options. */
type Scheduled = Pick<TrainOptions, "learningRate" | "schedule" | "warmup"> & Partial<Pick<TrainOptions, "milestones">>;

/** What a milestone divides the learning rate by. */
const STEP = 10;

/**
 * Learning rate of an update. "cosine": a linear rise during the warm-up, then a cosine down to 0 (Loshchilov & Hutter
 * 2017); "steps": divided by 10 after each milestone.
 *
 * @param step counted from 0
 * @param steps number of updates in all
 * @param perEpoch updates of an epoch; only milestones count epochs
 */
export function learningRateAt(
  step: number,
  steps: number,
  { learningRate, schedule, warmup, milestones = [] }: Scheduled,
  perEpoch = 1,
): number {
  if (schedule === "constant") return learningRate;
  if (schedule === "steps") {
    const passed = milestones.filter((epoch) => step >= epoch * perEpoch).length;
    return learningRate / STEP ** passed;
  }
  const rise = warmup * steps;
  const up = rise > 0 ? Math.min(1, (step + 1) / rise) : 1;
  const down = Math.max(0, step - rise) / Math.max(1, steps - rise);
  return learningRate * up * 0.5 * (1 + Math.cos(Math.PI * down));
}
