import type { Engine, Tensor, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Network } from "../models/network.js";
import type { Random } from "../random.js";
import type { Batch } from "./augment.js";
import { clipGradients } from "./clip-gradients.js";
import type { Loss } from "./loss.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingSet } from "./training-set.js";

/** What every update of a training shares. */
interface Shared {
  readonly network: Network;
  readonly set: TrainingSet;
  readonly loss: Loss;
  readonly options: Pick<TrainOptions, "clipNorm" | "precision">;
  readonly engine: Engine;
  readonly random: Random;
}

/** One look at a batch: how far off the network is, how many rows it told right, and where its weights should go. */
export function gradientsOf(rows: Int32Array, batch: Batch, { network, set, loss, options, engine, random }: Shared) {
  const { tf } = engine;
  const look = () => {
    const x: Tensor4D = tf.tensor4d(batch.images, [rows.length, set.height, set.width, set.channels]);
    const targets = tf.tensor2d(batch.targets, [rows.length, set.classes]);
    let logits: Tensor2D | undefined;
    const { value, grads } = tf.variableGrads(
      () => {
        logits = tf.keep(network.forward(x, true, random));
        const far = loss(logits, targets, rows).asScalar();
        return network.penalty ? tf.add(far, network.penalty()) : far;
      },
      [...network.parameters.values()].filter(({ trainable }) => trainable),
    );
    return { value, logits: logits!, gradients: grads as Record<string, Tensor> };
  };
  const found = tf.tidy(() => engine.inPrecision(options.precision, look));
  const gradients = options.clipNorm > 0 ? clipGradients(found.gradients, options.clipNorm, engine) : found.gradients;
  const value = found.value.dataSync()[0]!;
  const hits = countHits(found.logits.dataSync(), rows, set);
  tf.dispose([found.value, found.logits]);
  return { loss: value, hits, gradients };
}

/** Rows whose class the network tells right. @param answers rows × classes, logits or probabilities */
export function countHits(
  answers: ArrayLike<number>,
  rows: Int32Array,
  { labels, classes }: Pick<TrainingSet, "labels" | "classes">,
): number {
  let hits = 0;
  for (let i = 0; i < rows.length; i++) {
    let best = 0;
    for (let c = 1; c < classes; c++) if (answers[i * classes + c]! > answers[i * classes + best]!) best = c;
    if (best === labels[rows[i]!]) hits++;
  }
  return hits;
}
