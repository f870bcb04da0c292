import { calibration, type Calibration } from "../../evaluate/calibration.js";
import { oneVsRest } from "../../evaluate/one-vs-rest.js";
import { predictedClasses } from "../../evaluate/predicted-classes.js";
import { unknownName } from "../../errors.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { counted, fraction, percent } from "../../report/numbers.js";
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

function picture({ bins, error }: Calibration, name: string, colour: string): Picture {
  const unit = { domain: [0, 1] };
  const x = { field: "stated", type: "quantitative", scale: unit, axis: { tickCount: 5 } };
  const y = { field: "observed", type: "quantitative", scale: unit, title: "share that came true" };
  return new ChartPicture(
    {
      title: { text: `${name}: expected calibration error ${fraction(error)}`, limit: 360 },
      spacing: 8,
      vconcat: [
        {
          width: 320,
          height: 280,
          layer: [
            {
              data: { values: [0, 1].map((at) => ({ stated: at, observed: at })) },
              mark: { type: "line", color: "#888888", strokeDash: [2, 3], strokeWidth: 1 },
              encoding: { x: { ...x, title: null }, y },
            },
            {
              data: { values: bins },
              mark: { type: "line", color: colour, point: { filled: true, size: 45, color: colour } },
              encoding: { x: { ...x, title: null }, y },
            },
          ],
        },
        {
          width: 320,
          height: 60,
          data: { values: bins },
          mark: { type: "rect", color: colour },
          encoding: {
            x: { ...x, field: "from", title: "probability that was stated" },
            x2: { field: "to" },
            y: { field: "samples", type: "quantitative", title: "samples", axis: { tickCount: 2 } },
            y2: { datum: 0 },
          },
        },
      ],
    },
    `Calibration of ${name}, expected calibration error ${fraction(error)}: ${bins
      .map(
        ({ stated, observed, samples }) =>
          `${percent(stated)} stated, ${percent(observed)} came true of ${counted(samples, "sample")}`,
      )
      .join("; ")}.`,
  );
}
