import { OmixelError } from "../../errors.js";
import type { Numbers } from "../../math/statistics.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { placeLabels } from "../../report/label-column.js";
import { count, counted, probability, significant } from "../../report/numbers.js";
import { classColour } from "../../report/palette.js";
import { ChartPicture, type Picture } from "../picture.js";
import { textMark } from "./text-mark.js";

/** Features that were compared between two groups, one entry each. One without a number is left out and counted. */
export interface Comparison {
  readonly feature: readonly string[];
  /** Logarithm of the fold change to base 2; NaN = not known. */
  readonly log2FoldChange: Numbers;
  /** P-value, or q-value (then say so with `measure`), 0 … 1; NaN = not known. */
  readonly p: Numbers;
}

export interface VolcanoOptions {
  /** What `p` holds, as it is written on the axis: "p" or "q". Default "p". */
  readonly measure: "p" | "q";
  /** Features at or below it count, above 0 and up to 1. Default 0.05. */
  readonly level: number;
  /** Least absolute log2 fold change that counts, at least 0. Default 1. */
  readonly change: number;
  /** Features named on each side, of those that count, by p and then by change; 0 … 25. Default 8. */
  readonly names: number;
}

export const volcanoDefaults: Readonly<VolcanoOptions> = Object.freeze({
  measure: "p",
  level: 0.05,
  change: 1,
  names: 8,
});

/** Size of the cloud of points, in pixels. */
const width = 340;
const height = 360;
/** Room on the sides for the names, in pixels. */
const margin = 110;
/** Points that fall on the same cell of this side, in pixels, would hide one another: one of them is drawn. */
const cell = 2;
/** Space between names, in pixels. */
const pitch = 13;

interface Point {
  readonly feature: string;
  readonly change: number;
  readonly p: number;
  /** Place on the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly side: "down" | "up" | "no change";
}

/**
 * Fold change against significance: what is high up and far out differs most. The top features are named. A p of 0 (below
 * what a double holds) is drawn as 1e-300.
 *
 * @param comparison {@link Comparison}
 * @param options {@link VolcanoOptions}
 * @throws UnsuitableData where no feature has both numbers, or a p is no probability; InvalidOption
 */
export function volcano(comparison: Comparison, options: Partial<VolcanoOptions> = {}): Picture {
  const merged = checked(mergeOptions<VolcanoOptions>("volcano", volcanoDefaults, options));
  const { points, missing, furthest, highest } = pointsOf(comparison, merged);
  const [down, up] = (["down", "up"] as const).map((side) =>
    points.filter((point) => point.side === side).sort((a, b) => a.p - b.p || Math.abs(b.change) - Math.abs(a.change)),
  ) as [Point[], Point[]];
  const named = [...down.slice(0, merged.names), ...up.slice(0, merged.names)];
  return new ChartPicture(
    {
      title: {
        text: `${count(down.length)} down, ${count(up.length)} up of ${count(points.length)}${missing > 0 ? ` · ${count(missing)} without numbers` : ""}`,
      },
      ...drawing(points, named, furthest, highest, merged),
    },
    `Volcano plot of ${counted(points.length, "feature")}: ${count(down.length)} down and ${count(up.length)} up with ${merged.measure} of at most ${merged.level} and a log2 fold change of at least ${merged.change}. Top: ${named
      .map(({ feature, change, p }) => `${feature} (${significant(change)}, ${merged.measure} ${probability(p)})`)
      .join(", ")}.`,
  );
}

function checked(options: Readonly<VolcanoOptions>): Readonly<VolcanoOptions> {
  const { measure, level, change, names } = options;
  const require = (holds: boolean, what: string, remedy: string) => requireOption(holds, "volcano", what, remedy);
  require(["p", "q"].includes(measure), `measure is "${measure}".`, 'Choose "p" or "q".');
  require(level > 0 && level <= 1, `level is ${level}.`, "Choose a number above 0 and up to 1.");
  require(change >= 0 && change < Infinity, `change is ${change}.`, "Choose 0 or more.");
  require(Number.isInteger(names) &&
    names >= 0 &&
    names <= 25, `names is ${names}.`, "Choose a whole number from 0 to 25.");
  return options;
}

function pointsOf({ feature, log2FoldChange, p }: Comparison, { level, change: least }: VolcanoOptions) {
  const place = { step: "volcano" };
  if (log2FoldChange.length !== feature.length || p.length !== feature.length)
    throw new OmixelError(
      "UnsuitableData",
      `There are ${feature.length} features, ${log2FoldChange.length} fold changes and ${p.length} p-values.`,
      "Give one of each for every feature.",
      place,
    );
  const known = feature.flatMap((_, i) => (Number.isFinite(log2FoldChange[i]) && !Number.isNaN(p[i]) ? i : []));
  const strange = known.find((i) => !(p[i]! >= 0 && p[i]! <= 1));
  if (strange !== undefined)
    throw new OmixelError(
      "UnsuitableData",
      `The p-value of ${feature[strange]} is ${p[strange]}, which is not between 0 and 1.`,
      "Give p-values themselves, not their logarithms.",
      place,
    );
  if (known.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      "No feature has both a fold change and a p-value.",
      "Check which columns hold them.",
      place,
    );
  const furthest = 1.05 * known.reduce((most, i) => Math.max(most, Math.abs(log2FoldChange[i]!)), Math.max(least, 0.1));
  const highest = 1.05 * known.reduce((most, i) => Math.max(most, heightOf(p[i]!)), Math.max(heightOf(level), 0.1));
  const points = known.map((i): Point => {
    const change = log2FoldChange[i]!;
    const counts = p[i]! <= level && Math.abs(change) >= least && change !== 0;
    return {
      feature: feature[i]!,
      change,
      p: p[i]!,
      x: ((change + furthest) / (2 * furthest)) * width,
      y: height * (1 - heightOf(p[i]!) / highest),
      side: !counts ? "no change" : change < 0 ? "down" : "up",
    };
  });
  return { points, missing: feature.length - known.length, furthest, highest };
}

function heightOf(p: number): number {
  return -Math.log10(Math.max(p, 1e-300));
}

function drawing(
  points: readonly Point[],
  named: readonly Point[],
  furthest: number,
  highest: number,
  { measure, level, change }: VolcanoOptions,
) {
  const [left, right] = (["down", "up"] as const).map((side) =>
    named.some((point) => point.side === side) ? margin : 0,
  );
  const round = (value: number) => Math.round(value * 1e3) / 1e3;
  const values = visible(points, new Set(named)).map(({ feature, change: at, p, side }) => ({
    x: round(at),
    y: round(heightOf(p)),
    side,
    ...(side === "no change" ? {} : { feature }),
  }));
  const x = {
    field: "x",
    type: "quantitative",
    title: "log₂ fold change",
    scale: { domain: [-furthest, furthest], range: [left, left! + width] },
    axis: { tickCount: 7 },
  };
  const y = { field: "y", type: "quantitative", title: `−log₁₀ ${measure}`, scale: { domain: [0, highest] } };
  const limits = [...(change > 0 ? [{ x: -change }, { x: change }] : []), { y: heightOf(level) }];
  const sides = { domain: ["down", "no change", "up"], range: [classColour(0), "#8888888c", classColour(1)] };
  return {
    width: left! + width + right!,
    height,
    layer: [
      ...limits.map((limit) => ({
        data: { values: [limit] },
        mark: { type: "rule", strokeDash: [4, 3], color: "#888888" },
        encoding: "x" in limit ? { x } : { y },
      })),
      {
        data: { values },
        mark: { type: "circle", size: 14, opacity: 0.8 },
        encoding: {
          x,
          y,
          color: { field: "side", type: "nominal", scale: sides, legend: null },
          tooltip: { field: "feature", type: "nominal" },
        },
      },
      ...labels(named, "down", left!, left! - 4),
      ...labels(named, "up", left!, left! + width + 4),
    ],
  };
}

/** Points that can be seen: of those on one cell the last, and all that are named. Findings lie on top. */
function visible(points: readonly Point[], named: ReadonlySet<Point>): Point[] {
  const cells = new Map<number, Point>();
  for (const findings of [false, true])
    for (const point of points)
      if ((point.side !== "no change") === findings)
        cells.set(Math.floor(point.y / cell) * width + Math.floor(point.x / cell), point);
  const kept = new Set([...cells.values(), ...named]);
  return points
    .filter((point) => kept.has(point))
    .sort((a, b) => Number(a.side !== "no change") - Number(b.side !== "no change"));
}

/** Names in a column beside the points, each with a line to its point; all in pixels. */
function labels(named: readonly Point[], side: Point["side"], left: number, edge: number) {
  const own = named.filter((point) => point.side === side).sort((a, b) => a.y - b.y);
  if (own.length === 0) return [];
  const places = placeLabels(
    own.map(({ y }) => y),
    pitch,
    pitch / 2,
    height - pitch / 2,
  );
  const values = own.map(({ feature, x, y }, i) => ({ feature, x: left + x, y, toX: edge, toY: places[i]! }));
  const pixels = (field: string) => ({ field, type: "quantitative", scale: null });
  const outwards = side === "down" ? -1 : 1;
  return [
    {
      data: { values },
      mark: { type: "rule", color: "#88888880", strokeWidth: 0.75 },
      encoding: { x: pixels("x"), y: pixels("y"), x2: { field: "toX" }, y2: { field: "toY" } },
    },
    {
      data: { values },
      mark: {
        ...textMark,
        align: side === "down" ? "right" : "left",
        baseline: "middle",
        dx: 3 * outwards,
        limit: margin - 10,
      },
      encoding: { x: pixels("toX"), y: pixels("toY"), text: { field: "feature" } },
    },
  ];
}
