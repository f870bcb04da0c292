import type { ClassifierName } from "../classify/registry.js";
import type { Cohort } from "../data/cohort.js";
import type { HybridOptions } from "../encoders/hybrid.js";
import type { encoders } from "../encoders/registry.js";
import type { OverRepresentationOptions } from "../enrich/over-representation.js";
import type { explainers } from "../explain/registry.js";
import type { fusions, views } from "../modalities/registry.js";
import type { prepare } from "../prepare/registry.js";
import type { rankers } from "../rank/registry.js";
import type { SelectOptionsOf } from "../rank/select.js";
import type { OptionsOf } from "../step.js";
import type { synthesisers } from "../synthesise/registry.js";
import type { ClassifyOptions } from "./classify-options.js";
import type { CompareMethodsOptions } from "./compare/compare.js";
import type { MethodComparison } from "./compare/method-comparison.js";
import type { DrawnImages } from "./drawn-images.js";
import type { LearningCurve } from "./learning-curve/learning-curve.js";
import type { LearningCurveOptions } from "./learning-curve/run-learning-curve.js";
import type { ExplainOptions, RunOptions, SamplesOptions } from "./options.js";
import type { PlanJson } from "./plan.js";
import type { BlockStream, StreamOptions } from "./stream/block-stream.js";
import type { StudyResult } from "./study-result.js";
import type { TuneGrid, TuneOptions } from "./tune/tune-options.js";

/** A method to compare. */
export type MethodChoice =
  | ClassifierName
  | readonly [ClassifierName, ClassifyOptions]
  | {
      readonly classifier: ClassifierName;
      readonly options?: ClassifyOptions;
      /** Default: the plan's own. */
      readonly encoder?: EncoderName | readonly EncoderName[];
      /** How it is called in tables. Default: made of encoder and classifier. */
      readonly name?: string;
    };

export type PrepareVerbs<Assays extends string> = {
  readonly [Name in keyof typeof prepare]: (options?: OptionsOf<(typeof prepare)[Name]>) => Omics<Assays>;
};

export type ViewVerbs<Assays extends string> = {
  readonly [Name in keyof typeof views]: (options?: OptionsOf<(typeof views)[Name]>) => Omics<Assays>;
};

/** An encoder of several, by name or with options of its own. */
type EncoderName = {
  readonly [Name in keyof typeof encoders]: Name | readonly [Name, OptionsOf<(typeof encoders)[Name]>];
}[keyof typeof encoders];

/**
 * A frozen plan. Each verb checks its arguments at once, does no work, and returns a new plan.
 *
 * `Assays`: names of the assays that `.assay` may choose.
 */
export interface Omics<Assays extends string = string> extends PrepareVerbs<Assays>, ViewVerbs<Assays> {
  /** Labels and groups from an annotation table, or, with options alone, from text columns of the table itself. */
  samples(file: string, options?: SamplesOptions): Omics<Assays>;
  samples(options: SamplesOptions): Omics<Assays>;
  /** Keeps the `top` features that a ranker puts first, judged by the training samples and their labels. */
  select<Name extends keyof typeof rankers>(name: Name, options?: SelectOptionsOf<Name>): Omics<Assays>;
  /** The preparation steps that follow work on this assay, up to the next `.assay` or `.fuse`. */
  assay(name: Assays): Omics<Assays>;
  /**
   * Joins the assays: "early" puts their features side by side in one table, whose preparation may follow; "intermediate"
   * gives each a branch of one network; "late" a classifier of its own.
   */
  fuse<Name extends keyof typeof fusions>(name: Name, options?: OptionsOf<(typeof fusions)[Name]>): Omics<never>;
  /** Puts synthetic samples of rare classes behind the training samples of each fold, and nowhere else. */
  synthesise<Name extends keyof typeof synthesisers>(
    name: Name,
    options?: OptionsOf<(typeof synthesisers)[Name]>,
  ): Omics<Assays>;
  /**
   * Several encoders in one image, each by name or with options of its own, `["igtd", { assay: "rna" }]`: as channels one
   * after another, or blended.
   */
  encode(names: readonly EncoderName[], options?: Partial<Omit<HybridOptions, "of">>): Omics<Assays>;
  /** Turns samples into images. */
  encode<Name extends keyof typeof encoders>(name: Name, options?: OptionsOf<(typeof encoders)[Name]>): Omics<Assays>;
  /**
   * Trains a network on the images and judges it by cross-validation; "auto" is the recipe for small tables, which brings
   * its own images. A plain method ("randomForest", "svm", …) is judged on the table itself.
   */
  classify(model: ClassifierName, options?: ClassifyOptions): Omics<Assays>;
  /**
   * Nested cross-validation: each fold chooses its setting by inner folds of its own training samples, the final model by
   * inner folds of all; the result tells each choice. Names are options of the classifier, "encoder" (by name, or with
   * options of its own), or an option of another step, "select.top".
   *
   * @example
   * plan.classify("smallCnn").tune({ learningRate: [1e-3, 3e-4], encoder: ["igtd", "deepInsight"] }, { inner: 3 });
   */
  tune(grid: TuneGrid, options?: Partial<TuneOptions>): Omics<Assays>;
  /** Leads from the network's decision back to genes; every sample is explained by a model that never saw it. */
  explain(name?: keyof typeof explainers, options?: Partial<ExplainOptions>): Omics<Assays>;
  /**
   * Over-representation of the top genes in the gene sets of a GMT file, with the measured genes as background. A
   * simulated cohort brings sets of its own and needs no file.
   */
  enrich(file?: string, options?: Partial<OverRepresentationOptions>): Omics<Assays>;
  /** The plan in its written form; `omics.fromJSON` gives the same run on another machine. */
  toJSON(): PlanJson;
  /** Runs the whole plan. */
  run(options?: RunOptions): Promise<StudyResult>;
  /**
   * Judges methods on the same folds: networks, plain methods, "auto", each by name, with options of its own,
   * `["smallCnn", { members: 5 }]`, or with an encoder of its own, `{ encoder: "igtd", classifier: "smallCnn" }`. What the
   * plan's own classifier says of folds and repeats is the default.
   */
  compare(
    choices: readonly MethodChoice[],
    options?: Partial<CompareMethodsOptions> & Omit<RunOptions, "enough">,
  ): Promise<MethodComparison>;
  /**
   * How good the plan would be with fewer training samples: each fold is trained on stratified subsets of its training
   * samples that hold each other, and tested on the same samples.
   */
  learningCurve(options?: Partial<LearningCurveOptions> & Omit<RunOptions, "enough">): Promise<LearningCurve>;
  /** The prepared table: every step before the encoder, fitted on all samples. */
  table(options?: RunOptions): Promise<Cohort>;
  /**
   * The prepared table, and images where the plan has an encoder, block by block, for data larger than the memory: AnnData,
   * loom and 10x files stay on the disk. Steps that have to see all samples at once are refused by name.
   */
  stream(options?: StreamOptions): Promise<BlockStream>;
  /** Images of all samples, fitted on all samples: to look at, not to evaluate. */
  images(options?: RunOptions): Promise<DrawnImages>;
}
