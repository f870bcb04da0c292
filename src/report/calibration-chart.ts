import type { Calibration } from "../evaluate/calibration.js";
import { counted, fraction, percent } from "./numbers.js";

/** A Vega-Lite chart with what a reader who cannot see it should know. */
export interface DescribedChart {
  readonly spec: object;
  readonly description: string;
}

/**
 * What was stated beside what came true, as a Vega-Lite chart: the curve, and below it how many samples it rests on.
 *
 * @param name of what was stated: a class, or "predicted class"
 * @param colour of the curve
 */
export function calibrationChart({ bins, error }: Calibration, name: string, colour: string): DescribedChart {
  const unit = { domain: [0, 1] };
  const x = { field: "stated", type: "quantitative", scale: unit, axis: { tickCount: 5 } };
  const y = { field: "observed", type: "quantitative", scale: unit, title: "share that came true" };
  return {
    spec: {
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
    description: `Calibration of ${name}, expected calibration error ${fraction(error)}: ${bins
      .map(
        ({ stated, observed, samples }) =>
          `${percent(stated)} stated, ${percent(observed)} came true of ${counted(samples, "sample")}`,
      )
      .join("; ")}.`,
  };
}
