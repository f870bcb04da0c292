import type { Numbers } from "../../math/statistics.js";
import { fraction } from "../../report/numbers.js";
import { ChartPicture, type Picture } from "../picture.js";
import { thinnedCurve } from "./thinned-curve.js";

/** One curve in the unit square. */
export interface CurveLine {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  /** What the legend says of it; null where the data do not define the curve, which is then named but not drawn. */
  readonly measure: number | null;
  readonly x: Numbers;
  readonly y: Numbers;
}

export interface CurveAxes {
  readonly x: string;
  readonly y: string;
  /** Name of the measure: "AUC". */
  readonly measure: string;
  /** How points are joined. */
  readonly interpolate: "linear" | "step-before";
  /** Height at x = 0 and at x = 1 of a line that luck would reach. */
  readonly luck?: readonly [number, number];
}

/** Side of the square, in pixels. */
const side = 320;
/** Points of all curves together are about this many at most. */
const mostPoints = 8000;
/** A legend of more lines stands in two columns. */
const mostLinesOfColumn = 20;

/** Curves with their measure in the legend. */
export function curveLines(lines: readonly CurveLine[], axes: CurveAxes): Picture {
  // The measure stands first, so that it is read even where a long name is cut.
  const labels = lines.map(({ name, measure }) => `${fraction(measure)}  ${name}`);
  // A curve of steps in the unit square is at most 2 long, hence about 2 / grain points.
  const grain = Math.max(1 / 400, (2 * lines.length) / mostPoints);
  const values = lines.flatMap(({ x, y, measure }, line) =>
    measure === null ? [] : thinnedCurve(x, y, grain).map((i) => ({ line, x: short(x[i]!), y: short(y[i]!) })),
  );
  const scaleOf = (range: readonly unknown[]) => ({ domain: labels, range });
  const legend = {
    symbolLimit: lines.length,
    symbolType: "stroke",
    symbolStrokeWidth: 2.5,
    columns: lines.length > mostLinesOfColumn ? 2 : 1,
  };
  const axis = (title: string) => ({ type: "quantitative", title, scale: { domain: [0, 1] }, axis: { tickCount: 5 } });
  return new ChartPicture(
    {
      width: side,
      height: side,
      encoding: { x: { field: "x", ...axis(axes.x) }, y: { field: "y", ...axis(axes.y) } },
      layer: [
        ...(axes.luck
          ? [
              {
                data: { values: axes.luck.map((y, x) => ({ x, y })) },
                mark: { type: "line", color: "#888888", strokeDash: [2, 3], strokeWidth: 1 },
              },
            ]
          : []),
        {
          data: { values },
          transform: [
            {
              lookup: "line",
              from: {
                data: { values: labels.map((label, line) => ({ line, label })) },
                key: "line",
                fields: ["label"],
              },
            },
          ],
          mark: { type: "line", interpolate: axes.interpolate, strokeWidth: 2, strokeJoin: "round" },
          encoding: {
            color: {
              field: "label",
              type: "nominal",
              title: axes.measure,
              scale: scaleOf(lines.map(({ colour }) => colour)),
              legend,
            },
            strokeDash: {
              field: "label",
              type: "nominal",
              title: axes.measure,
              scale: scaleOf(lines.map(({ dashed }) => (dashed ? [6, 3] : [1, 0]))),
              legend,
            },
          },
        },
      ],
    },
    `${axes.y} against ${axes.x}. ${axes.measure}: ${lines.map(({ name, measure }) => `${name} ${fraction(measure)}`).join(", ")}.`,
  );
}

function short(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
