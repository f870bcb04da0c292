import { everyPair, oneVsRest } from "../../evaluate/one-vs-rest.js";
import {
  meanPrecisionRecallCurve,
  type PrecisionRecallCurve,
  precisionRecallCurve,
} from "../../evaluate/precision-recall-curve.js";
import { mergeOptions } from "../../registry.js";
import { classColour } from "../../report/palette.js";
import type { Picture } from "../picture.js";
import { type CurveLine, curveLines } from "./curve-lines.js";
import { checkMean, type MeanCurve } from "./mean-curve.js";
import { classIndices, type Predictions } from "./predictions.js";

export interface PrecisionRecallCurvesOptions {
  /**
   * The dashed line: "macro", the mean over classes; "micro", every pair of sample and class as a question of its own;
   * "none". Default "macro".
   */
  readonly mean: MeanCurve;
}

export const precisionRecallCurvesDefaults: Readonly<PrecisionRecallCurvesOptions> = Object.freeze({ mean: "macro" });

/**
 * Precision–recall curves of each class against all others, with their average precision as scikit-learn's
 * `average_precision_score` has it. A class without samples has no curve and says so in the legend.
 *
 * @param predictions out of fold
 * @param options {@link PrecisionRecallCurvesOptions}
 * @throws UnsuitableData without samples or where probabilities are missing; UnknownName; InvalidOption
 */
export function precisionRecallCurves(
  predictions: Predictions,
  options: Partial<PrecisionRecallCurvesOptions> = {},
): Picture {
  const { mean } = checkMean(
    "precisionRecallCurves",
    mergeOptions<PrecisionRecallCurvesOptions>("precisionRecallCurves", precisionRecallCurvesDefaults, options),
  );
  const truth = classIndices(predictions, "precisionRecallCurves");
  const { classes, probabilities } = predictions;
  const curves = classes.map((_, c) => {
    const { scores, positive } = oneVsRest(truth, probabilities, classes.length, c);
    return precisionRecallCurve(scores, positive);
  });
  const lines = classes.map((name, c) => lineOf(name, classColour(c), curves[c]!));
  return curveLines([...lines, ...meanLine()], {
    x: "recall",
    y: "precision",
    measure: "Average precision",
    interpolate: "step-before",
  });

  function meanLine(): CurveLine[] {
    const known = curves.filter((curve) => curve !== null);
    if (mean === "none" || known.length < 2) return [];
    const { scores, positive } = everyPair(truth, probabilities, classes.length);
    const curve = mean === "macro" ? meanPrecisionRecallCurve(known) : precisionRecallCurve(scores, positive);
    return [{ ...lineOf(`${mean} mean`, "#888888", curve), dashed: true }];
  }
}

function lineOf(name: string, colour: string, curve: PrecisionRecallCurve | null): CurveLine {
  return { name, colour, measure: curve?.averagePrecision ?? null, x: curve?.recall ?? [], y: curve?.precision ?? [] };
}
