import { createHash } from "node:crypto";
import type { OptimiserState } from "../engine/optimiser.js";
import { type NamedTensor, readSafetensors, safetensorsParts } from "../models/safetensors.js";
import type { Weights } from "../models/weights.js";
import type { RandomState } from "../random.js";
import type { BestWeights } from "./best-epoch.js";
import type { EpochRecord } from "./history.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingSet } from "./training-set.js";

/** All that a training is at the end of an epoch; plain data. */
export interface TrainingState {
  readonly epoch: number;
  /** Updates made. */
  readonly done: number;
  readonly history: readonly EpochRecord[];
  readonly randoms: readonly RandomState[];
  readonly weights: Weights;
  readonly optimisers: readonly OptimiserState[];
  readonly best: BestWeights | undefined;
}

/** What stands beside weights in a file of a training; no layer's name begins so. */
const OWN = /^(optimiser|best)\//;

/** The weights alone, of a file that may hold a training beside them. */
export function weightsAlone(tensors: Readonly<Record<string, NamedTensor>>): Weights {
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => !OWN.test(name)));
}

/**
 * A training as a `.safetensors` file, in parts: weights under their own names, so that a network can start from it, moments and the
 * best epoch's values beside them, the rest as JSON in its metadata.
 *
 * @param of fingerprint of the training
 */
export function packTraining({ weights, optimisers, best, ...rest }: TrainingState, of: string): Uint8Array[] {
  const flat = (values: Float32Array) => ({ shape: [values.length], values });
  const tensors = [
    ...Object.entries(weights),
    ...optimisers.flatMap(({ moments }, o) => moments.map((own, m) => [`optimiser/${o}/${m}`, flat(own)] as const)),
    ...(best?.copies ?? []).map((own, v) => [`best/${v}`, flat(own)] as const),
  ];
  const training = {
    ...rest,
    steps: optimisers.map(({ steps }) => steps),
    ...(best ? { best: { epoch: best.epoch, loss: best.loss } } : {}),
  };
  return safetensorsParts(Object.fromEntries(tensors), { of, training: JSON.stringify(training) });
}

/** The training in a file; undefined for that of another, and for what is no such file. */
export function unpackTraining(bytes: Uint8Array, of: string): TrainingState | undefined {
  try {
    const { tensors, metadata } = readSafetensors(bytes);
    if (metadata["of"] !== of) return undefined;
    const { steps, best, ...rest } = JSON.parse(metadata["training"]!) as Written;
    const inOrder = (prefix: string) => {
      const values = [];
      for (let at = 0; tensors[`${prefix}/${at}`]; at++) values.push(tensors[`${prefix}/${at}`]!.values);
      return values;
    };
    return {
      ...rest,
      weights: weightsAlone(tensors),
      optimisers: steps.map((own, o) => ({ steps: own, moments: inOrder(`optimiser/${o}`) })),
      best: best && { ...best, copies: inOrder("best") },
    };
  } catch {
    return undefined; // damaged: trained again
  }
}

type Written = Omit<TrainingState, "weights" | "optimisers" | "best"> & {
  readonly steps: readonly number[];
  readonly best?: Pick<BestWeights, "epoch" | "loss">;
};

/** Names a training by all that decides how it goes: its rows, its options, its random numbers, the weights it starts from. */
export function fingerprint(
  sets: readonly TrainingSet[],
  options: TrainOptions,
  random: string,
  start: Weights,
): string {
  const hash = createHash("sha256").update(JSON.stringify([options, random]));
  const add = ({ buffer, byteOffset, byteLength }: Float32Array | Int32Array) =>
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  for (const { images, labels, height, width, channels, classes, table } of sets) {
    hash.update(JSON.stringify([height, width, channels, classes]));
    for (const values of [images, labels, ...(table ? [table.values.values] : [])]) add(values);
  }
  for (const [name, { shape, values }] of Object.entries(start)) {
    hash.update(JSON.stringify([name, shape]));
    add(values);
  }
  return hash.digest("hex");
}
