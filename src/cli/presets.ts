/** Settings that go together, by name. */
export interface Preset {
  readonly encode: Readonly<Record<string, unknown>>;
  readonly classify: Readonly<Record<string, unknown>>;
}

export const presets: Readonly<Record<string, Preset>> = {
  /** Reaches its accuracy on two processor cores in minutes, from scratch. */
  default: {
    encode: { pixels: 64, radius: 1, normalisation: "zscore" },
    classify: { steps: 80, positions: 2 },
  },
  /** A third of the time, for a first look and for the simulated cohort with its two controls. */
  quick: {
    encode: { pixels: 48, radius: 1, normalisation: "zscore" },
    classify: { steps: 60, positions: 2 },
  },
  /**
   * The setting of Alyatimi et al. 2025: 128 × 128, radius 3, five epochs, learning rate 1e-4. The paper starts from
   * ImageNet weights; give them with --weights, since five epochs from scratch learn nothing on a small cohort.
   */
  paper: {
    encode: { pixels: 128, radius: 3 },
    classify: {
      epochs: 5,
      steps: 1,
      batchSize: 32,
      learningRate: 1e-4,
      optimiser: "adam",
      schedule: "constant",
      labelSmoothing: 0,
      featureNoise: 0,
      featureDropout: 0,
    },
  },
};
