import type { PairedDifference } from "../../evaluate/paired-difference.js";
import type { FoldScores } from "../../evaluate/metrics.js";
import type { MethodDifference } from "../../evaluate/compare-methods.js";
import type { RankComparison } from "../../evaluate/friedman.js";
import type { PlanJson } from "../plan.js";
import type { ScoredRun } from "../score.js";

/** The measure that methods are tested by. */
export type Measure = keyof Pick<FoldScores, "accuracy" | "f1Macro" | "aucOvoMacro">;

/** A comparison as plain data. */
export interface ComparisonResult {
  /** File name, or "simulated cohort". */
  readonly source: string;
  readonly label: string;
  readonly samples: number;
  readonly classes: readonly string[];
  readonly folds: number;
  readonly repeats: number;
  /** What the tests are about. */
  readonly measure: Measure;
  /** Name of the method that the others are compared with. */
  readonly reference: string;
  /** Whether it was chosen for its mean: the tests then favour it. */
  readonly referenceIsBest: boolean;
  /** In the order in which they were named. */
  readonly methods: readonly MethodResult[];
  /** Ranks of the methods that ended, with folds as blocks; absent for fewer than two folds or methods. */
  readonly ranks?: RankComparison & { readonly names: readonly string[] };
  readonly warnings: readonly string[];
  readonly seconds: number;
}

export interface MethodResult {
  readonly name: string;
  readonly plan: PlanJson;
  /** Time of all its folds, one after another; what a step had learnt before is not learnt again. */
  readonly seconds: number;
  /** What it found on the folds; absent where it failed. */
  readonly run?: ScoredRun;
  /** Why it failed. */
  readonly error?: string;
  /** Distance from the reference over the folds; null for the reference. */
  readonly difference: MethodDifference | null;
  /** How much more often it is right than the reference, paired by sample; null for the reference. */
  readonly paired: PairedDifference | null;
}
