import type { TrainOptions } from "../train/train-options.js";

/** Training as networks of the literature on omics are trained: nothing is made harder, and `epochs` alone says how long. */
export const publishedTraining = {
  steps: 1,
  warmup: 0,
  labelSmoothing: 0,
  featureNoise: 0,
  featureDropout: 0,
  weightDecay: 0,
} as const satisfies Partial<TrainOptions>;
