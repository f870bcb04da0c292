import type { StepInput } from "./assay-step.js";

/** Learns from training rows that come in blocks: all at once, or too many for the memory one after another. */
export interface Learner<Learnt> {
  /** How often it sees all rows; 0 = the names of the features, which any block has, are all it takes. Default 1. */
  readonly looks?: 0 | 1 | 2;
  /** Sees every training row once, in blocks. */
  add(rows: StepInput): void;
  /** What was learnt; undefined where all rows have to be seen once more. */
  learnt(): Learnt | undefined;
}

/** For steps whose options say all there is to know. */
export function knowing<Learnt>(learnt: Learnt): Learner<Learnt> {
  return { looks: 0, add: () => undefined, learnt: () => learnt };
}

/** What is learnt of rows that are there at once. */
export function learnFrom<Learnt>(learner: Learner<Learnt>, rows: StepInput): Learnt {
  for (;;) {
    learner.add(rows);
    const learnt = learner.learnt();
    if (learnt !== undefined) return learnt;
  }
}
