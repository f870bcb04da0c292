import type { Engine, Tensor, Tensor2D } from "../engine/engine.js";
import { balancedWeights } from "./class-weights.js";
import { focalLoss } from "./focal-loss.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingSet } from "./training-set.js";

/** The loss of a batch. @param rows of the training set that the batch was made of */
export type Loss = (logits: Tensor2D, targets: Tensor2D, rows: Int32Array) => Tensor;

/** The loss that the options ask for, with weights by the classes of the training rows. */
export function lossOf(
  { labels, classes }: Pick<TrainingSet, "labels" | "classes">,
  {
    loss,
    focalGamma,
    focalAlpha,
    classWeights,
  }: Pick<TrainOptions, "loss" | "focalGamma" | "focalAlpha" | "classWeights">,
  engine: Pick<Engine, "tf" | "ops">,
): Loss {
  const balanced = classWeights === "balanced" ? balancedWeights(labels, classes) : undefined;
  const weightsOf = (rows: Int32Array) =>
    balanced && engine.tf.tensor1d(Float32Array.from(rows, (row) => balanced[labels[row]!]!));
  if (loss === "crossEntropy")
    return (logits, targets, rows) => engine.ops.crossEntropy(logits, targets, weightsOf(rows));
  const alpha = focalAlpha === "auto" ? balancedWeights(labels, classes) : new Float32Array(classes).fill(focalAlpha);
  return (logits, targets, rows) => focalLoss(logits, targets, focalGamma, alpha, engine, weightsOf(rows));
}
