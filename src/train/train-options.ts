import type { Precision } from "../engine/precision.js";
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
   * more: the images are drawn anew from the noisy table, so that a feature's pixels move together. "auto": 0.5 where each
   * pixel is a weighted sum of features, 0 where it is not (a noisy sample would be another picture altogether) or where only
   * pictures are known; the run says where it is 0. Default "auto".
   */
  readonly featureNoise: "auto" | number;
  /**
   * Share of features set to their mean over the training rows, in each row and update, 0 to below 1; `featureNoise` comes on
   * top of it. "auto": 0.5 or 0, as `featureNoise`. Default "auto".
   */
  readonly featureDropout: "auto" | number;
  /** Share of pixels set to zero in each row and update, 0 to below 1. Default 0. */
  readonly pixelDropout: number;
  /**
   * Beta parameter of mixup (Zhang et al. 2018): rows and labels are blended in pairs; 0 = off. Only where pixels are weighted
   * sums of features and every sample has every assay. Default 0.
   */
  readonly mixup: number;
  /**
   * Epochs without a lower loss on validation rows after which training ends, 1 or more; the network gets the weights of its
   * best epoch. 0 = no early stopping, no validation rows. Default 0.
   */
  readonly patience: number;
  /**
   * Share of the training rows set aside as validation rows, of every class, groups whole, above 0 to 0.5; only where
   * `patience` is above 0. The test rows of a fold never take part. Default 0.2.
   */
  readonly validation: number;
  /**
   * First epochs in which only the last layer learns, 0 or more: for networks that start from weights. What does not learn
   * keeps its weights, and its batch norms use the statistics that came with them. Default 0.
   */
  readonly freeze: number;
  /**
   * Epochs from the thawing of one stage to that of the stage before it, from the last layer to the first, once `freeze` is
   * over (Howard & Ruder 2018); 0 = all at once. Default 0.
   */
  readonly thaw: number;
  /**
   * Learning rate of a stage in units of that of the stage after it, above 0, at most 1: what is near the pixels changes less
   * (Howard & Ruder 2018). 1 = all alike. Default 1.
   */
  readonly layerDecay: number;
  /**
   * What convolutions and matrix products of an update compute in, "float32" or "bfloat16"; weights, statistics of batch norms,
   * loss and optimiser stay float32, and so do predictions. "bfloat16" pays where the processor has AMX or the GPU units for it,
   * and needs TensorFlow's library. Default "float32".
   */
  readonly precision: Precision;
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
  featureNoise: "auto",
  featureDropout: "auto",
  pixelDropout: 0,
  mixup: 0,
  patience: 0,
  validation: 0.2,
  freeze: 0,
  thaw: 0,
  layerDecay: 1,
  precision: "float32",
});

type Name = keyof TrainOptions;

const amounts: readonly Name[] = ["weightDecay", "noise", "featureNoise", "mixup", "focalGamma", "clipNorm"];
const shares: readonly Name[] = ["labelSmoothing", "featureDropout", "pixelDropout"];
const epochCounts: readonly Name[] = ["patience", "freeze", "thaw"];
const choices: Readonly<Partial<Record<Name, readonly string[]>>> = {
  optimiser: ["adam", "adamw", "sgd"],
  schedule: ["cosine", "constant", "steps"],
  loss: ["crossEntropy", "focal"],
  classWeights: ["none", "balanced"],
  precision: ["float32", "bfloat16"],
};
const automatic: readonly Name[] = ["featureNoise", "featureDropout", "focalAlpha"];

/** @throws InvalidOption */
export function checkTrainOptions(options: TrainOptions): void {
  const require = (name: Name, holds: (value: number) => boolean, remedy: string) => {
    const value = options[name];
    const fits = (automatic.includes(name) && value === "auto") || (Number.isFinite(value) && holds(value as number));
    requireOption(fits, "classify", `Option "${name}" is ${JSON.stringify(value)}.`, remedy);
  };
  const whole = (least: number) => (value: number) => Number.isInteger(value) && value >= least;
  for (const name of ["epochs", "steps"] as const) require(name, whole(1), "Give a whole number of 1 or more.");
  for (const name of epochCounts) require(name, whole(0), "Give a whole number of epochs, 0 or more.");
  require("batchSize", whole(2), "Give a whole number of 2 or more.");
  for (const name of ["learningRate", "focalAlpha"] as const)
    require(name, (value) => value > 0, "Give a number above 0.");
  for (const name of amounts) require(name, (value) => value >= 0, "Give a number of 0 or more.");
  for (const name of shares) require(name, (value) => value >= 0 && value < 1, "Give a share from 0 to below 1.");
  require("warmup", (value) => value >= 0 && value <= 1, "Give a share from 0 to 1.");
  require("validation", (value) => value > 0 && value <= 0.5, "Give a share above 0, at most 0.5.");
  require("layerDecay", (value) => value > 0 && value <= 1, "Give a factor above 0, at most 1.");
  for (const [name, allowed] of Object.entries(choices) as [Name, readonly string[]][])
    requireOption(
      allowed.includes(options[name] as string),
      "classify",
      `Option "${name}" is ${JSON.stringify(options[name])}.`,
      `Use ${allowed.map((choice) => `"${choice}"`).join(" or ")}.`,
    );
  checkMilestones(options);
}

function checkMilestones({ schedule, milestones }: TrainOptions): void {
  const said = `Option "milestones" is ${JSON.stringify(milestones)}.`;
  requireOption(rises(milestones), "classify", said, "Give whole numbers of 1 or more, rising.");
  const used = schedule !== "steps" || milestones.length > 0;
  requireOption(used, "classify", said, 'Give the epochs after which "steps" divides the learning rate by 10.');
}

function rises(milestones: readonly number[]): boolean {
  return (
    Array.isArray(milestones) &&
    milestones.every((epoch, i) => Number.isInteger(epoch) && epoch > (i > 0 ? milestones[i - 1]! : 0))
  );
}
