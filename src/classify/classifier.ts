import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Cohort } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { AnyExplainer } from "../explain/explainer.js";
import type { EpochRecord } from "../train/history.js";

/**
 * What learns classes from a cohort: a network on its images, or a recipe on its table. `fit` sees training rows only.
 * The state is plain data, so that it is saved, cached and sent between processes.
 */
export interface Classifier<Options extends object = object, State = unknown> {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** What it learns from: `cohort.images`, or the table, of which it draws what it needs itself. */
  readonly input: "images" | "table";
  /** Whether, with these options, it looks at the plan's images beside the table. */
  looks?(options: Required<Options>): boolean;
  /** false: it looks at no picture, so that there is no layout to be shuffled. */
  readonly pictures?: false;
  /** Options that are paths of files: what it learns is kept by their content; those of a plan may count from its folder. */
  readonly paths?: readonly string[];
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /** @param watched rows whose loss and accuracy are told per epoch; nothing is learnt from them, nothing chosen by them */
  fit(train: Cohort, options: Required<Options>, ctx: Context, watched?: Cohort): Promise<State>;
  /** Class probabilities, samples × classes, row-major. */
  predict(cohort: Cohort, state: State, options: Required<Options>, ctx: Context): Promise<Float32Array>;
  /**
   * How much each feature speaks for (above 0) or against (below 0) the sample's target class (index into `classes`),
   * samples × features.
   */
  attribute(
    cohort: Cohort,
    state: State,
    options: Required<Options>,
    targets: Int32Array,
    explainer: AnyExplainer,
    ctx: Context,
  ): Promise<Dense>;
  /** Names of the classes, sorted: the order of probabilities and targets. */
  classes(state: State): readonly string[];
  /** One training history a network; an ensemble has several. */
  history(state: State): readonly (readonly EpochRecord[])[];
  /** The features that `attribute` scores. */
  features(cohort: Cohort, state: State): readonly string[];
  /** Probabilities of its parts by name, where it is made of several: shown beside the whole. */
  parts?(cohort: Cohort, state: State, options: Required<Options>, ctx: Context): Promise<Record<string, Float32Array>>;
  /** The images that the classifier looks at. */
  images(cohort: Cohort, state: State, ctx: Context): Images | Promise<Images>;
}

// Classifiers of many option and state types stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyClassifier = Classifier<any, any>;
