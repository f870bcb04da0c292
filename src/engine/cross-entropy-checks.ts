import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { OmixelError } from "../errors.js";

/**
 * What the rows' losses are divided by: the sum of weights, or the number of rows.
 *
 * @throws UnsuitableData when shapes disagree or the weights do not add up to more than 0
 */
export function requireTargets(logits: Tensor2D, targets: Tensor2D, weights?: Tensor1D): number {
  const [rows, classes] = logits.shape;
  const fits = targets.shape[0] === rows && targets.shape[1] === classes && (!weights || weights.size === rows);
  if (!fits || rows === 0)
    throw new OmixelError(
      "UnsuitableData",
      `crossEntropy: logits [${logits.shape.join()}], targets [${targets.shape.join()}]` +
        `${weights ? ` and weights [${weights.shape.join()}]` : ""} do not go together.`,
      "Give at least one row, one target distribution a row, and one weight a row.",
    );
  if (!weights) return rows;
  const total = (weights.dataSync() as Float32Array).reduce((sum, weight) => sum + weight, 0);
  if (total > 0) return total;
  throw new OmixelError(
    "UnsuitableData",
    `crossEntropy: the weights of the rows add up to ${total}.`,
    "Give at least one row a weight above 0.",
  );
}
