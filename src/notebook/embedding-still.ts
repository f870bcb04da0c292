import { colourTable } from "../encoders/picture/colour-map.js";
import { encodePng } from "../encoders/picture/png.js";
import { type Html, html } from "../report/html.js";
import { count, significant } from "../report/numbers.js";
import { classColour, type Colour, rgbOf } from "../report/palette.js";
import type { ColumnState } from "./state.js";
import { still } from "./still.js";
import { cut } from "./shared/cut.js";

/** More points than these are drawn as one picture of pixels: a page with so many shapes is slow. */
const mostShapes = 2000;
/** Rows of a legend; the rest is counted. */
const mostRows = 24;
const [plotWidth, plotHeight, margin, legendWidth, top] = [560, 420, 14, 230, 30];
/** Pixels of the picture for each unit of the drawing, so that print looks well. */
const density = 2;
const faint = "#c3c8ce";

interface Drawn {
  /** x and y of each point; NaN where it has no place. */
  readonly places: Float32Array;
  readonly column: ColumnState | undefined;
  readonly colours: Readonly<Record<string, string>>;
  /** Rows that are marked: all others are drawn faint. */
  readonly marked: readonly number[];
  readonly title: string;
  readonly about: string;
  readonly description: string;
}

interface Entry {
  readonly label: string;
  readonly colour: string;
  readonly rows: number;
}

/** Points with their legend, as one SVG. */
export function embeddingStill({ places, column, colours, marked, title, about, description }: Drawn): string {
  const total = places.length / 2;
  const { colourOf, legend } = colouring(column, colours, total);
  const chosen = new Set(marked);
  const inkOf = (i: number) => (chosen.size > 0 && !chosen.has(i) ? faint : colourOf(i));
  const at = placing(places);
  const lines = wrapped(about, 110);
  const height = top + plotHeight + 14 + 16 * lines.length;
  return still(
    { width: plotWidth + legendWidth, height },
    description,
    html`<text x="${margin}" y="20" font-weight="600">${title}</text>
      ${total <= mostShapes ? dots(total, at, inkOf, chosen) : pixels(total, at, inkOf, chosen)}
      <g transform="translate(${plotWidth} ${top})">${legend}</g>
      ${lines.map((line, i) => html`<text x="${margin}" y="${top + plotHeight + 16 * (i + 1)}" fill="#59636e">${line}</text>`)}`,
  );
}

/** Where a point lies in the plot; both axes have one scale. */
function placing(places: Float32Array): (i: number) => readonly [x: number, y: number] {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i + 1 < places.length; i += 2)
    if (Number.isFinite(places[i]! + places[i + 1]!))
      for (const axis of [0, 1]) {
        low[axis] = Math.min(low[axis]!, places[i + axis]!);
        high[axis] = Math.max(high[axis]!, places[i + axis]!);
      }
  const extent = (axis: number) => Math.max(high[axis]! - low[axis]!, Number.MIN_VALUE);
  const room = [plotWidth - 2 * margin, plotHeight - 2 * margin];
  const scale = Math.min(room[0]! / extent(0), room[1]! / extent(1), 1e30);
  const centre = [0, 1].map((axis) => (low[axis]! + high[axis]!) / 2);
  return (i) => [
    plotWidth / 2 + (places[2 * i]! - centre[0]!) * scale,
    top + plotHeight / 2 - (places[2 * i + 1]! - centre[1]!) * scale,
  ];
}

type At = (i: number) => readonly [number, number];

/** Dots of one colour are one path: a zero-length line with a round end each. */
function dots(total: number, at: At, inkOf: (i: number) => string, marked: ReadonlySet<number>): Html[] {
  const paths = new Map<string, string[]>();
  for (const i of inOrder(total, marked)) {
    const [x, y] = at(i);
    if (!Number.isFinite(x + y)) continue;
    const path = paths.get(inkOf(i)) ?? [];
    paths.set(inkOf(i), path);
    path.push(`M${x.toFixed(1)} ${y.toFixed(1)}h0`);
  }
  const size = total <= 300 ? 7 : 4.5;
  const last = [...paths].sort(([a], [b]) => Number(b === faint) - Number(a === faint));
  return last.map(
    ([colour, path]) =>
      html`<path d="${path.join("")}" stroke="${colour}" stroke-width="${size}" stroke-linecap="round" fill="none" />`,
  );
}

function pixels(total: number, at: At, inkOf: (i: number) => string, marked: ReadonlySet<number>): Html {
  const [width, height] = [plotWidth * density, plotHeight * density];
  const rgba = new Uint8Array(4 * width * height);
  const radius = total <= 20_000 ? 3 : 2;
  const inks = new Map<string, Colour>();
  for (const i of inOrder(total, marked)) {
    const [x, y] = at(i);
    if (!Number.isFinite(x + y)) continue;
    const [column, row] = [Math.round(x * density), Math.round((y - top) * density)];
    const name = inkOf(i);
    const ink = inks.get(name) ?? rgbOf(name);
    inks.set(name, ink);
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        if (dx * dx + dy * dy <= radius * radius) {
          const to = 4 * ((row + dy) * width + column + dx);
          rgba[to] = ink[0];
          rgba[to + 1] = ink[1];
          rgba[to + 2] = ink[2];
          rgba[to + 3] = 255;
        }
  }
  const address = `data:image/png;base64,${Buffer.from(encodePng(width, height, rgba)).toString("base64")}`;
  return html`<image x="0" y="${top}" width="${plotWidth}" height="${plotHeight}" href="${address}" />`;
}

/** Tables are often sorted by class: in their order, the last class would cover all others. What is marked comes last. */
function inOrder(total: number, marked: ReadonlySet<number>): number[] {
  const step = [7919, 7907, 7901].find((prime) => total % prime !== 0) ?? 1;
  const mixed = Array.from({ length: total }, (_, i) => (i * step) % total);
  return marked.size === 0 ? mixed : [...mixed.filter((i) => !marked.has(i)), ...mixed.filter((i) => marked.has(i))];
}

function colouring(
  column: ColumnState | undefined,
  colours: Readonly<Record<string, string>>,
  total: number,
): { colourOf(i: number): string; legend: Html[] } {
  if (!column) return { colourOf: () => classColour(0), legend: [] };
  if ("levels" in column) {
    const codes = column.codes as Int32Array;
    const inks = column.levels.map((level, code) =>
      Object.hasOwn(colours, level) ? colours[level]! : classColour(code),
    );
    const rows = new Uint32Array(column.levels.length + 1);
    for (const code of codes) rows[code < 0 ? column.levels.length : code]!++;
    const entries: Entry[] = column.levels.map((label, code) => ({ label, colour: inks[code]!, rows: rows[code]! }));
    const missing = rows[column.levels.length]!;
    const all = missing > 0 ? [...entries, { label: "missing", colour: faint, rows: missing }] : entries;
    return { colourOf: (i) => inks[codes[i]!] ?? faint, legend: listed(column.name, all) };
  }
  const numbers = column.numbers as Float32Array;
  const [low, high] = limits(numbers);
  const ramp = colourTable("viridis");
  const colourAt = (share: number) => hex(ramp, Math.round(255 * share));
  const scale = high > low ? 1 / (high - low) : 0;
  const missing = numbers.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
  return {
    colourOf: (i) => (Number.isFinite(numbers[i]) ? colourAt((numbers[i]! - low) * scale) : faint),
    legend: [
      html`<text y="12" font-weight="600">${cut(column.name, 28)}</text>`,
      ...(missing < total
        ? [
            html`${Array.from({ length: 40 }, (_, i) => html`<rect x="${4 * i}" y="22" width="4.5" height="12" fill="${colourAt(i / 39)}" />`)}
              <text y="50">${significant(low)}</text>
              <text x="160" y="50" text-anchor="end">${significant(high)}</text>`,
          ]
        : []),
      ...(missing > 0 ? entryRows([{ label: "missing", colour: faint, rows: missing }], 66) : []),
    ],
  };
}

function listed(name: string, entries: readonly Entry[]): Html[] {
  const rest = entries.length - mostRows;
  return [
    html`<text y="12" font-weight="600">${cut(name, 28)}</text>`,
    ...entryRows(entries.slice(0, mostRows), 22),
    ...(rest > 0 ? [html`<text y="${22 + 16 * mostRows + 10}" fill="#59636e">and ${rest} more</text>`] : []),
  ];
}

function entryRows(entries: readonly Entry[], from: number): Html[] {
  return entries.map(
    ({ label, colour, rows }, i) =>
      html`<circle cx="5" cy="${from + 16 * i + 6}" r="5" fill="${colour}" /><text x="16" y="${from + 16 * i + 10}"
          >${cut(label, 28)} (${count(rows)})</text
        >`,
  );
}

function limits(numbers: Float32Array): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of numbers) if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low <= high ? [low, high] : [0, 0];
}

function hex(ramp: Uint8Array, step: number): string {
  return `#${Array.from(ramp.subarray(3 * step, 3 * step + 3), (part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
