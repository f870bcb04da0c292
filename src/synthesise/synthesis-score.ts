import { ridge } from "../baselines/ridge.js";
import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import { classScores, confusionOf } from "../evaluate/confusion.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { mean } from "../math/statistics.js";

/** How well one learns from synthetic samples what real ones teach. */
export interface SynthesisScore {
  /** Balanced accuracy on real samples set aside, learnt from synthetic ones: "train on synthetic, test on real". */
  readonly synthetic: number;
  /** The same learnt from as many real ones of each class. */
  readonly real: number;
  /** Real samples set aside. */
  readonly samples: number;
}

/** Rows of one scale with their classes. */
export interface ScoredRows {
  readonly x: Dense;
  readonly labels: Int32Array;
}

/** A ridge classifier judges both, since it has nothing to be tuned. @param aside rows that nothing was learnt from */
export async function synthesisScore(
  synthetic: ScoredRows,
  real: ScoredRows,
  aside: ScoredRows,
  classes: number,
  ctx: Context,
): Promise<SynthesisScore> {
  const judge = async (train: ScoredRows) => {
    const state = await ridge.fit({ ...train, classes }, ridge.defaults, ctx);
    const probabilities = await ridge.predict(aside.x, state, ridge.defaults, ctx);
    return balancedAccuracy(probabilities, aside.labels, classes);
  };
  return { synthetic: await judge(synthetic), real: await judge(real), samples: aside.labels.length };
}

/** Mean over the classes that occur of the share of their rows that are told right. */
export function balancedAccuracy(probabilities: Float32Array, labels: Int32Array, classes: number): number {
  const names = Array.from({ length: classes }, (_, c) => String(c));
  const scores = classScores(confusionOf(labels, predictedClasses(probabilities, labels.length, classes), names));
  return mean(scores.filter(({ support }) => support > 0).map(({ recall }) => recall));
}
