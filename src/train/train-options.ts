import { requireOption } from "../registry.js";

export interface TrainOptions {
  /** Passes over the training rows, 1 or more. Training lasts until both `epochs` and `steps` are reached. Default 5. */
  readonly epochs: number;
  /**
   * Updates of the weights, 1 or more: five epochs of 147 rows are 25 updates, which teach a network nothing, so training
   * is counted in updates as well. Default 200.
   */
  readonly steps: number;
  /** Rows in an update, 2 or more. Default 32. */
  readonly batchSize: number;
  /** Largest learning rate, above 0. Default 2e-3. */
  readonly learningRate: number;
  /** "adam", "adamw" (decoupled weight decay) or "sgd" (momentum 0.9). Default "adamw". */
  readonly optimiser: "adam" | "adamw" | "sgd";
  /** Weight decay of "adamw" and "sgd", 0 or more; spares biases and batch norms. Default 0.05. */
  readonly weightDecay: number;
  /**
   * "cosine": up to the learning rate, then down to 0 along a cosine; "constant"; "steps": a tenth of it after each of
   * `milestones`. Default "cosine".
   */
  readonly schedule: "cosine" | "constant" | "steps";
  /** Epochs after each of which the learning rate is divided by 10, rising, 1 or more; "steps" only. Default none. */
  readonly milestones: readonly number[];
  /** Share of the updates in which the learning rate rises from 0, 0 … 1; "cosine" only. Default 0.1. */
  readonly warmup: number;
  /**
   * "crossEntropy", or "focal" (Lin et al. 2017): what the network is sure of already counts less. Default "crossEntropy".
   */
  readonly loss: "crossEntropy" | "focal";
  /** How much less it counts, 0 (as much as ever) or more; "focal" only. Default 2. */
  readonly focalGamma: number;
  /**
   * Weight of a class in the loss, above 0; "focal" only. "auto": the inverse of the class's share of the training rows, mean
   * 1 over the rows. A number is the weight of each class alike, 1 for none. Default "auto".
   */
  readonly focalAlpha: "auto" | number;
  /**
   * Gradients whose norm over all weights is larger are scaled down to it, 0 or more; 0 = never. Default 0.
   */
  readonly clipNorm: number;
  /** Share of the target that is spread over all classes, 0 to below 1. Default 0.1. */
  readonly labelSmoothing: number;
  /** "balanced": a class counts as much as any other, however few its rows. Default "none". */
  readonly classWeights: "none" | "balanced";
  /** Standard deviation of the Gaussian noise on occupied pixels, in units of the channel's spread, 0 or more. Default 0. */
  readonly noise: number;
  /**
   * Standard deviation of the Gaussian noise on features, in units of each feature's spread over the training rows, 0 or
   * more: the images are drawn anew from the noisy table, so that a feature's pixels move together. Default 0.5.
   */
  readonly featureNoise: number;
  /** Share of features set to their mean over the training rows, in each row and update, 0 to below 1. Default 0.5. */
  readonly featureDropout: number;
  /** Share of pixels set to zero in each row and update, 0 to below 1. Default 0. */
  readonly pixelDropout: number;
  /** Beta parameter of mixup (Zhang et al. 2018): rows and labels are blended in pairs; 0 = off. Default 0. */
  readonly mixup: number;
}

export const trainDefaults: Readonly<TrainOptions> = Object.freeze({
  epochs: 5,
  steps: 200,
  batchSize: 32,
  learningRate: 2e-3,
  optimiser: "adamw",
  weightDecay: 0.05,
  schedule: "cosine",
  milestones: Object.freeze([]),
  warmup: 0.1,
  loss: "crossEntropy",
  focalGamma: 2,
  focalAlpha: "auto",
  clipNorm: 0,
  labelSmoothing: 0.1,
  classWeights: "none",
  noise: 0,
  featureNoise: 0.5,
  featureDropout: 0.5,
  pixelDropout: 0,
  mixup: 0,
});

/** @throws InvalidOption */
export function checkTrainOptions(options: TrainOptions): void {
  const require = (holds: boolean, name: keyof TrainOptions, remedy: string) =>
    requireOption(holds, "classify", `Option "${name}" is ${JSON.stringify(options[name])}.`, remedy);
  for (const name of ["epochs", "steps"] as const)
    require(Number.isInteger(options[name]) && options[name] >= 1, name, "Give a whole number of 1 or more.");
  require(Number.isInteger(options.batchSize) &&
    options.batchSize >= 2, "batchSize", "Give a whole number of 2 or more.");
  require(options.learningRate > 0 && Number.isFinite(options.learningRate), "learningRate", "Give a number above 0.");
  for (const name of ["weightDecay", "noise", "featureNoise", "mixup", "focalGamma", "clipNorm"] as const)
    require(options[name] >= 0 && Number.isFinite(options[name]), name, "Give a number of 0 or more.");
  for (const name of ["labelSmoothing", "featureDropout", "pixelDropout"] as const)
    require(options[name] >= 0 && options[name] < 1, name, "Give a share from 0 to below 1.");
  require(options.warmup >= 0 && options.warmup <= 1, "warmup", "Give a share from 0 to 1.");
  require(["adam", "adamw", "sgd"].includes(options.optimiser), "optimiser", 'Use "adam", "adamw" or "sgd".');
  require(["cosine", "constant", "steps"].includes(
    options.schedule,
  ), "schedule", 'Use "cosine", "constant" or "steps".');
  require(rises(options.milestones), "milestones", "Give whole numbers of 1 or more, rising.");
  require(options.schedule !== "steps" ||
    options.milestones.length >
      0, "milestones", 'Give the epochs after which "steps" divides the learning rate by 10.');
  require(["crossEntropy", "focal"].includes(options.loss), "loss", 'Use "crossEntropy" or "focal".');
  const { focalAlpha } = options;
  const weight = typeof focalAlpha === "number" && focalAlpha > 0 && Number.isFinite(focalAlpha);
  require(weight || focalAlpha === "auto", "focalAlpha", 'Use "auto" or a number above 0.');
  require(["none", "balanced"].includes(options.classWeights), "classWeights", 'Use "none" or "balanced".');
}

function rises(milestones: readonly number[]): boolean {
  return (
    Array.isArray(milestones) &&
    milestones.every((epoch, i) => Number.isInteger(epoch) && epoch > (i > 0 ? milestones[i - 1]! : 0))
  );
}
