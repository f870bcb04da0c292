import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";

/** Rows of a table with known classes. */
export interface LabelledTable {
  /** Samples × features, complete; z-scores where the baseline asks for them. */
  readonly x: Dense;
  /** Class index of each sample. */
  readonly labels: Int32Array;
  /** 2 or more. */
  readonly classes: number;
  /** 1 for each sample that was made, not measured: it is learnt from, and nothing is chosen by it. */
  readonly synthetic?: Uint8Array;
}

/**
 * A plain method that learns classes from the numbers themselves, to be judged beside networks on the same folds: one
 * file, one registry line. What comes before it (choosing the assay, missing values, constants, scaling) is done once for
 * all of them.
 */
export interface Baseline<Options extends object = object, State = unknown> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** Whether its answer depends on the units of the features, so that z-scores are its default. */
  readonly scales: boolean;
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /**
   * Learns from training rows; long work tells `ctx.progress` and ends on `ctx.signal`.
   *
   * @returns plain data, so that it is saved, cached and sent between processes
   */
  fit(train: LabelledTable, options: Required<Options>, ctx: Context): State | Promise<State>;
  /** Class probabilities, samples × classes, row-major; each row sums to 1. */
  predict(x: Dense, state: State, options: Required<Options>, ctx: Context): Float32Array | Promise<Float32Array>;
  /**
   * How much each feature speaks for (above 0) or against (below 0) the sample's target class; samples × features. It says
   * in its comment what is counted.
   */
  attribute(
    x: Dense,
    state: State,
    targets: Int32Array,
    options: Required<Options>,
    ctx: Context,
  ): Dense | Promise<Dense>;
}

// A registry holds baselines of many option and state types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyBaseline = Baseline<any, any>;
