import { OmixelError } from "../errors.js";
import { mean, standardDeviation } from "../math/statistics.js";
import { aucOvoMacro } from "./auc.js";
import { averagedConfusion, classScores, type Confusion, confusionOf, summedConfusion } from "./confusion.js";
import { predictedClasses } from "./predicted-classes.js";

/** Measures of `metrics.json`, fractions between 0 and 1. */
export interface FoldScores {
  readonly accuracy: number;
  /** Mean over the classes that occur in truth or prediction; a class never predicted has precision 0. */
  readonly precisionMacro: number;
  readonly recallMacro: number;
  readonly f1Macro: number;
  /** Over the classes that have samples; null where fewer than two have. */
  readonly aucOvoMacro: number | null;
}

/** Measures of one fold. */
export interface FoldMetrics extends FoldScores {
  readonly confusion: Confusion;
}

/** Measures over folds. */
export interface Summary {
  /** Mean over the folds; of the AUC, over the folds that have one. */
  readonly mean: FoldScores;
  /** Standard deviation over the folds (n - 1); null where fewer than two folds have a value. */
  readonly sd: { readonly [Name in keyof FoldScores]: number | null };
  readonly confusion: {
    /** Mean over the folds of the matrices with rows as shares of the true class. */
    readonly averaged: Confusion;
    /** Counts added up over the folds. */
    readonly summed: Confusion;
  };
}

/**
 * Accuracy, macro precision, recall and F1, one-vs-one macro AUC and confusion matrix, as scikit-learn defines them
 * (zero_division = 0).
 *
 * @param truth true class of each sample, n indexes into `labels`
 * @param probabilities n × classes, row-major; the largest of a row is the prediction, the first one among equals
 * @param labels names of the classes
 * @throws UnsuitableData without samples, for a class out of range and for probabilities that are no numbers
 */
export function classificationMetrics(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  labels: readonly string[],
): FoldMetrics {
  if (truth.length === 0)
    throw new OmixelError("UnsuitableData", "There are no samples to measure on.", "Give the fold test rows.");
  const strange = truth.find((actual) => !(actual >= 0 && actual < labels.length));
  if (strange !== undefined)
    throw new OmixelError(
      "UnsuitableData",
      `A sample is of class ${strange}, but there are ${labels.length} classes.`,
      "Count classes from 0, in the order of the labels.",
    );
  const predicted = predictedClasses(probabilities, truth.length, labels.length);
  return {
    ...confusionMetrics(confusionOf(truth, predicted, labels)),
    aucOvoMacro: aucOvoMacro(truth, probabilities, labels.length),
  };
}

/** The measures that need no probabilities. */
export function confusionMetrics(confusion: Confusion): Omit<FoldMetrics, "aucOvoMacro"> {
  const scores = classScores(confusion);
  const samples = scores.reduce((sum, { support }) => sum + support, 0);
  const hits = confusion.counts.reduce((sum, row, c) => sum + row[c]!, 0);
  const occurring = scores.filter(({ support }, c) => support > 0 || confusion.counts.some((row) => row[c]! > 0));
  const macro = (name: "precision" | "recall" | "f1") => mean(occurring.map((score) => score[name]));
  return {
    accuracy: hits / samples,
    precisionMacro: macro("precision"),
    recallMacro: macro("recall"),
    f1Macro: macro("f1"),
    confusion,
  };
}

/**
 * Mean and standard deviation of each measure, and the confusion matrices brought together.
 *
 * @param folds measures of at least one fold, all over the same classes
 * @throws UnsuitableData without folds
 */
export function summarise(folds: readonly FoldMetrics[]): Summary {
  if (folds.length === 0)
    throw new OmixelError("UnsuitableData", "There are no folds to summarise.", "Finish at least one fold.");
  const of = (name: keyof FoldScores) => folds.map((fold) => fold[name]).filter((value) => value !== null);
  const matrices = folds.map((fold) => fold.confusion);
  const auc = of("aucOvoMacro");
  return {
    mean: {
      accuracy: mean(of("accuracy")),
      precisionMacro: mean(of("precisionMacro")),
      recallMacro: mean(of("recallMacro")),
      f1Macro: mean(of("f1Macro")),
      aucOvoMacro: auc.length > 0 ? mean(auc) : null,
    },
    sd: {
      accuracy: spread(of("accuracy")),
      precisionMacro: spread(of("precisionMacro")),
      recallMacro: spread(of("recallMacro")),
      f1Macro: spread(of("f1Macro")),
      aucOvoMacro: spread(auc),
    },
    confusion: { averaged: averagedConfusion(matrices), summed: summedConfusion(matrices) },
  };
}

/** Standard deviation (n - 1), or null where one value cannot tell. */
function spread(values: readonly number[]): number | null {
  return values.length < 2 ? null : standardDeviation(values);
}
