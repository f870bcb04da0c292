import { calibration, type Calibration } from "../../evaluate/calibration.js";
import { oneVsRest } from "../../evaluate/one-vs-rest.js";
import { predictedClasses } from "../../evaluate/predicted-classes.js";
import { unknownName } from "../../errors.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { calibrationChart } from "../../report/calibration-chart.js";
import { classColour } from "../../report/palette.js";
import { ChartPicture, type Picture } from "../picture.js";
import { classIndices, type Predictions } from "./predictions.js";

export interface CalibrationCurveOptions {
  /** Bins of equal width between 0 and 1; 1 … 100. Default 10. */
  readonly bins: number;
  /** One class against all others; "" = each sample's predicted class. Default "". */
  readonly class: string;
}

export const calibrationCurveDefaults: Readonly<CalibrationCurveOptions> = Object.freeze({ bins: 10, class: "" });

/**
 * Whether probabilities can be taken at their word: samples by the probability that was stated, and the share of them for
 * which it came true, with the expected calibration error (Guo et al. 2017).
 *
 * @param predictions out of fold
 * @param options {@link CalibrationCurveOptions}
 * @throws UnsuitableData without samples and for what is no probability; UnknownName; InvalidOption
 */
export function calibrationCurve(predictions: Predictions, options: Partial<CalibrationCurveOptions> = {}): Picture {
  const { bins, class: name } = mergeOptions<CalibrationCurveOptions>(
    "calibrationCurve",
    calibrationCurveDefaults,
    options,
  );
  requireOption(
    Number.isInteger(bins) && bins >= 1 && bins <= 100,
    "calibrationCurve",
    `bins is ${bins}.`,
    "Choose a whole number from 1 to 100.",
  );
  const truth = classIndices(predictions, "calibrationCurve");
  const { classes, probabilities } = predictions;
  if (name === "") {
    const predicted = predictedClasses(probabilities, truth.length, classes.length);
    const stated = Float64Array.from(predicted, (c, i) => probabilities[i * classes.length + c]!);
    const right = predicted.map((c, i) => (c === truth[i] ? 1 : 0));
    return picture(calibration(stated, right, bins), "predicted class", classColour(0));
  }
  const index = classes.indexOf(name);
  if (index < 0) throw unknownName("class", name, classes, { step: "calibrationCurve" });
  const { scores, positive } = oneVsRest(truth, probabilities, classes.length, index);
  return picture(calibration(scores, positive, bins), name, classColour(index));
}

function picture(found: Calibration, name: string, colour: string): Picture {
  const { spec, description } = calibrationChart(found, name, colour);
  return new ChartPicture(spec, description);
}
