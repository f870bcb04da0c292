import { everyPair, oneVsRest } from "../../evaluate/one-vs-rest.js";
import { meanRocCurve, type RocCurve, rocCurve } from "../../evaluate/roc-curve.js";
import { mergeOptions } from "../../registry.js";
import { classColour } from "../../report/palette.js";
import type { Picture } from "../picture.js";
import { checkMean, type MeanCurve } from "./mean-curve.js";
import { type CurveLine, curveLines } from "./curve-lines.js";
import { classIndices, type Predictions } from "./predictions.js";

export interface RocCurvesOptions {
  /**
   * The dashed line: "macro", the mean over classes; "micro", every pair of sample and class as a question of its own;
   * "none". Default "macro".
   */
  readonly mean: MeanCurve;
}

export const rocCurvesDefaults: Readonly<RocCurvesOptions> = Object.freeze({ mean: "macro" });

/**
 * ROC curves of each class against all others, with the areas under them as scikit-learn's `roc_auc_score` has them
 * (`multi_class="ovr"`). With two classes the curve of the second alone, since the first one's mirrors it. A class without
 * samples, or with all of them, has no curve and says so in the legend.
 *
 * @param predictions out of fold
 * @param options {@link RocCurvesOptions}
 * @throws UnsuitableData without samples or where probabilities are missing; UnknownName; InvalidOption
 */
export function rocCurves(predictions: Predictions, options: Partial<RocCurvesOptions> = {}): Picture {
  const { mean } = checkMean("rocCurves", mergeOptions<RocCurvesOptions>("rocCurves", rocCurvesDefaults, options));
  const truth = classIndices(predictions, "rocCurves");
  const { classes, probabilities } = predictions;
  const shown = classes.length === 2 ? [1] : Array.from(classes.keys());
  const curves = shown.map((c) => {
    const { scores, positive } = oneVsRest(truth, probabilities, classes.length, c);
    return rocCurve(scores, positive);
  });
  const lines = shown.map((c, i) => lineOf(classes[c]!, classColour(c), curves[i]!));
  return curveLines([...lines, ...meanLine(mean, curves)], {
    x: "false positive rate",
    y: "true positive rate",
    measure: "AUC",
    interpolate: "linear",
    luck: [0, 1],
  });

  function meanLine(kind: MeanCurve, all: readonly (RocCurve | null)[]): CurveLine[] {
    const known = all.filter((curve) => curve !== null);
    if (kind === "none" || known.length < 2) return [];
    const { scores, positive } = everyPair(truth, probabilities, classes.length);
    const curve = kind === "macro" ? meanRocCurve(known) : rocCurve(scores, positive);
    return [{ ...lineOf(`${kind} mean`, "#888888", curve), dashed: true }];
  }
}

function lineOf(name: string, colour: string, curve: RocCurve | null): CurveLine {
  return {
    name,
    colour,
    measure: curve?.auc ?? null,
    x: curve?.falsePositiveRate ?? [],
    y: curve?.truePositiveRate ?? [],
  };
}
