import type { Citation } from "./citation.js";
import type { Context } from "./context.js";
import type { Cohort } from "./data/cohort.js";

/** Learns a step's state from training rows that come in blocks. */
export interface StepLearner<State> {
  /** How often it sees all blocks; 0 = the first one is enough, whatever its values. */
  readonly looks: 0 | 1 | 2;
  add(block: Cohort): void;
  /** The state; undefined where all blocks have to be seen once more. */
  state(): State | undefined;
}

/**
 * Everything that turns a cohort into a cohort. `fit` learns from training rows only, `apply` uses what was learnt on
 * any rows; that split keeps folds honest and makes new patients encodable.
 */
export interface Step<Options extends object = object, State = unknown> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /**
   * Which rows are fit to be used at all: one byte a sample, 1 = kept. Dropping rows inside `apply` would break the
   * alignment of folds, so the executor asks once, before any split, with the cohort as it was read. It judges each row by
   * its own values alone and learns nothing, hence cannot leak; rows of new data (`predict`) are not dropped.
   */
  select?(cohort: Cohort, options: Required<Options>, ctx: Pick<Context, "progress">): Uint8Array;
  /**
   * Why the step, with these options, cannot stand in a plan that is judged on samples it has not seen: one sentence. Such
   * a step serves `.table()` alone.
   *
   * @param label the column that the plan's classifier predicts, where it is known
   */
  transductive?(options: Required<Options>, label: string | undefined): string | undefined;
  /** Options that are paths of files: those of a plan may count from the plan's own folder. */
  readonly paths?: readonly string[];
  /** Paths of the files that `fit` reads: what it learns is kept by their content. */
  files?(options: Required<Options>): readonly string[];
  /** Whether `fit` looks at the labels: it must never see those of test rows, nor true ones where they are to be shuffled. */
  readsLabels?(options: Required<Options>): boolean;
  /** Sees training rows only. The state is plain data: typed arrays, strings, numbers, arrays and records of these. */
  fit(train: Cohort, options: Required<Options>, ctx: Context): State | Promise<State>;
  /** The same from rows that come in blocks, where the step can learn so. */
  learner?(options: Required<Options>, ctx: Context): StepLearner<State>;
  /** Must not change its input. */
  apply(cohort: Cohort, state: State, options: Required<Options>, ctx: Context): Cohort | Promise<Cohort>;
  /**
   * Puts further samples behind the training rows that `apply` gave back: later steps and the classifier learn from them as
   * well. No other rows get any: they are in no test fold and no figure.
   */
  extend?(train: Cohort, state: State, options: Required<Options>, ctx: Context): Cohort | Promise<Cohort>;
}

// A registry holds steps of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyStep = Step<any, any>;

/** The options of a step, all optional, as its verb takes them. */
export type OptionsOf<S> = S extends { readonly defaults: Readonly<infer Options> } ? Partial<Options> : never;
