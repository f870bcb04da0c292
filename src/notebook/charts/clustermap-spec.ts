import { colourTable } from "../../encoders/picture/colour-map.js";
import type { Dense } from "../../data/dense.js";
import type { Linkage } from "../../math/linkage.js";
import { sortedQuantile } from "../../math/statistics.js";
import { counted, significant } from "../../report/numbers.js";
import { change, classColour, type Colour, rampColour } from "../../report/palette.js";
import { textWidth } from "../../report/text-width.js";
import { dendrogramPath } from "./dendrogram.js";
import { heatRaster } from "./heat-raster.js";
import { textMark } from "./text-mark.js";

/** Rows or columns in the order in which they are drawn. */
export interface Arrangement {
  readonly order: Uint32Array;
  /** Absent where nothing was clustered. */
  readonly tree?: Linkage;
}

/** One side of the table, in the order in which it is drawn. */
export interface ClustermapSide extends Arrangement {
  readonly names: readonly string[];
  /** What one of them is: "sample", "gene". */
  readonly kind: string;
  readonly groups?: readonly string[];
}

export interface ArrangedTable {
  readonly table: Dense;
  readonly rows: ClustermapSide;
  readonly columns: ClustermapSide;
  readonly zScored: boolean;
  /** Names of the row groups in the order of their colours; empty = those that occur. */
  readonly levels: readonly string[];
}

/** Largest size of the heat map, and of one cell, in pixels. */
const [most, largestCell] = [560, 18];
/** Names stand beside cells of at least this size. */
const [readable, fontSize] = [10, 10];
/** Widest name, depth of a tree, width of a bar of colours, space between parts. */
const [widestName, treeDepth, barWidth, gap] = [140, 60, 10, 4];

/** Everything in pixels of one plane, so that the parts stand exactly beside one another. */
export function clustermapSpec(arranged: ArrangedTable) {
  const { table, rows, columns, zScored, levels } = arranged;
  const step = {
    x: Math.min(largestCell, most / table.columns),
    y: Math.min(largestCell, most / table.rows),
  };
  const left = before(rows);
  const top = before(columns);
  const [width, height] = [step.x * table.columns, step.y * table.rows];
  const rowNames = namesOf(rows, step.y, "row", (i) => ({ x: left + width + gap, y: top + (i + 0.5) * step.y }));
  const columnNames = namesOf(columns, step.x, "column", (i) => ({
    x: left + (i + 0.5) * step.x,
    y: top + height + gap,
  }));
  const upright = step.x >= readable;
  const ramp = zScored ? change : viridis;
  const range = rangeOf(table, zScored);
  return {
    width: left + width + roomOf(rowNames),
    height: top + height + (upright ? roomOf(columnNames) : fontSize + 2 * gap),
    resolve: { scale: { color: "independent" } },
    layer: [
      heat(table, ramp, range, { x: left, y: top, width, height }),
      ...tree(rows, { x: 0, y: top }, { step: step.y, depth: treeDepth, root: "left" }),
      ...tree(columns, { x: left, y: 0 }, { step: step.x, depth: treeDepth, root: "up" }),
      ...bar(rows, levels, step.y, (from, to) => ({
        x: left - gap - barWidth,
        x2: left - gap,
        y: top + from,
        y2: top + to,
      })),
      ...bar(columns, [], step.x, (from, to) => ({
        x: left + from,
        x2: left + to,
        y: top - gap - barWidth,
        y2: top - gap,
      })),
      nameLayer(rowNames, upright),
      nameLayer(columnNames, upright),
      colourLegend(ramp, range, zScored),
    ],
  };
}

const viridis: readonly Colour[] = Array.from({ length: 10 }, (_, i) => {
  const at = Math.round((i * 255) / 9) * 3;
  const table = colourTable("viridis");
  return [table[at]!, table[at + 1]!, table[at + 2]!];
});

/** Room before the heat map for a side's tree and bar. */
function before({ tree, groups }: ClustermapSide): number {
  return (tree ? treeDepth + gap : 0) + (groups ? barWidth + gap : 0);
}

const pixels = (field: string) => ({ field, type: "quantitative", scale: null });

/** The middle 96 % of the values take the colours, so that a few outliers do not bleach the rest. */
function rangeOf({ values }: Dense, zScored: boolean): readonly [number, number] {
  const known = values.filter((value) => !Number.isNaN(value));
  if (zScored) {
    const limit = sortedQuantile(known.map(Math.abs).sort(), 0.96) || 1;
    return [-limit, limit];
  }
  const sorted = known.sort();
  const [low, high] = sorted.length > 0 ? [sortedQuantile(sorted, 0.02), sortedQuantile(sorted, 0.98)] : [0, 1];
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function heat(table: Dense, ramp: readonly Colour[], range: readonly [number, number], { x, y, width, height }: Box) {
  const { url, exact } = heatRaster(table, ramp, range, most);
  return {
    data: { values: [{ url, x, y }] },
    mark: { type: "image", width, height, aspect: false, align: "left", baseline: "top", smooth: !exact },
    encoding: { url: { field: "url", type: "nominal" }, x: pixels("x"), y: pixels("y") },
  };
}

function tree(side: ClustermapSide, at: { x: number; y: number }, box: Parameters<typeof dendrogramPath>[2]) {
  if (!side.tree) return [];
  return [
    {
      data: { values: [at] },
      // The shape of a symbol of size 4 is drawn as large as it is.
      mark: {
        type: "point",
        shape: dendrogramPath(side.tree, side.order, box),
        size: 4,
        filled: false,
        stroke: "#888888",
        strokeWidth: box.step < 2 ? 0.5 : 1,
        opacity: 1,
      },
      encoding: { x: pixels("x"), y: pixels("y") },
    },
  ];
}

type Place = (from: number, to: number) => Readonly<Record<"x" | "x2" | "y" | "y2", number>>;

/** Groups as colours; neighbours of one group are one piece. */
function bar({ groups }: ClustermapSide, levels: readonly string[], step: number, place: Place) {
  if (!groups) return [];
  const occurring = [...new Set(groups)].filter((name) => name !== "").sort(naturally);
  const domain = levels.length > 0 ? levels : occurring;
  const pieces: { group: string; from: number; to: number }[] = [];
  for (const [i, group] of groups.entries()) {
    const last = pieces.at(-1);
    if (last && last.group === group) last.to = i + 1;
    else pieces.push({ group, from: i, to: i + 1 });
  }
  const values = pieces
    .filter(({ group }) => group !== "")
    .map(({ group, from, to }) => ({ group, ...place(from * step, to * step) }));
  return [
    {
      data: { values },
      mark: { type: "rect" },
      encoding: {
        x: pixels("x"),
        x2: { field: "x2" },
        y: pixels("y"),
        y2: { field: "y2" },
        color: {
          field: "group",
          type: "nominal",
          title: null,
          scale: { domain, range: domain.map((_, g) => classColour(g)) },
          legend: { symbolType: "square", symbolLimit: domain.length, columns: domain.length > 24 ? 2 : 1 },
        },
        tooltip: { field: "group", type: "nominal" },
      },
    },
  ];
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });

interface Name {
  readonly name: string;
  readonly side: "row" | "column";
  readonly x: number;
  readonly y: number;
}

/** A name a cell, or how many there are where names would not be readable. */
function namesOf(
  { names, kind }: ClustermapSide,
  step: number,
  side: Name["side"],
  place: (i: number) => { x: number; y: number },
): Name[] {
  if (step >= readable) return names.map((name, i) => ({ name, side, ...place(i) }));
  return [{ name: counted(names.length, kind), side, ...place((names.length - 1) / 2) }];
}

function roomOf(names: readonly Name[]): number {
  return (
    Math.min(
      widestName,
      names.reduce((most, { name }) => Math.max(most, fontSize * textWidth(name)), 0),
    ) +
    2 * gap
  );
}

/** @param upright whether the names of columns stand on end; a count lies */
function nameLayer(names: readonly Name[], upright: boolean) {
  return {
    data: { values: names.map(({ name, x, y }) => ({ name, x, y })) },
    mark: {
      ...textMark,
      fontSize,
      limit: widestName,
      ...(names[0]!.side === "row"
        ? { align: "left", baseline: "middle" }
        : upright
          ? { align: "right", baseline: "middle", angle: 270 }
          : { align: "center", baseline: "top" }),
    },
    encoding: { x: pixels("x"), y: pixels("y"), text: { field: "name" } },
  };
}

function colourLegend(ramp: readonly Colour[], [low, high]: readonly [number, number], zScored: boolean) {
  const stops = Array.from({ length: 9 }, (_, i) => i / 8);
  return {
    data: { values: [low, high].map((value) => ({ value })) },
    mark: { type: "point", size: 0, opacity: 1 },
    encoding: {
      color: {
        field: "value",
        type: "quantitative",
        title: zScored ? "z-score" : "value",
        scale: {
          domain: stops.map((share) => low + share * (high - low)),
          range: stops.map((share) => `rgb(${rampColour(ramp, share).join(",")})`),
        },
        legend: {
          gradientLength: 90,
          gradientOpacity: 1,
          values: [low, (low + high) / 2, high].map((value) => Number(significant(value))),
          format: "~r",
        },
      },
    },
  };
}
