import type { ColumnState } from "../../../src/notebook/state.js";
import { bytes, floats, integers } from "../binary.js";
import { inkOf } from "./paint.js";

/** Rows of one category, or of one range of a column of numbers. */
export interface Group {
  readonly label: string;
  /** "" for a range: its points differ in colour. */
  readonly colour: string;
  readonly rows: readonly number[];
}

/** The colours that columns are drawn in. */
export interface Colours {
  /** Of classes, by name. */
  readonly classes: Readonly<Record<string, string>>;
  /** Of any other levels, by number. */
  readonly palette: readonly string[];
  /** Of numbers, 256 × red, green, blue. */
  readonly ramp: DataView | ArrayBufferView;
}

export interface Colouring {
  /** As the painter needs them. */
  readonly inks: Uint32Array;
  readonly groups: readonly Group[];
  /** The ends of the ramp; only for numbers. */
  readonly limits?: readonly [low: number, high: number];
}

/** Without a value; told apart from all others on light and dark grounds. */
export const missingColour = "#9aa0a6";

/** @param ranges the column cut into ranges, if it holds numbers */
export function colouring(
  column: ColumnState | undefined,
  ranges: ColumnState | undefined,
  count: number,
  colours: Colours,
): Colouring {
  if (!column) return { inks: new Uint32Array(count).fill(inkOfHex(colours.palette[0] ?? "#0072B2")), groups: [] };
  if ("levels" in column) {
    const own = column.levels.map((level, code) =>
      Object.hasOwn(colours.classes, level) ? colours.classes[level]! : (colours.palette[code] ?? missingColour),
    );
    const inks = own.map(inkOfHex);
    const missing = inkOfHex(missingColour);
    const codes = integers(column.codes);
    return {
      inks: Uint32Array.from({ length: count }, (_, i) => inks[codes[i]!] ?? missing),
      groups: groupsOf(column.levels, codes, own),
    };
  }
  const numbers = floats(column.numbers);
  const [low, high] = limitsOf(numbers);
  const ramp = bytes(colours.ramp);
  const scale = high > low ? 255 / (high - low) : 0;
  const missing = inkOfHex(missingColour);
  const inks = Uint32Array.from({ length: count }, (_, i) => {
    const step = 3 * Math.round((numbers[i]! - low) * scale);
    return Number.isFinite(numbers[i]) ? inkOf(ramp[step]!, ramp[step + 1]!, ramp[step + 2]!) : missing;
  });
  const cut = ranges && "levels" in ranges ? groupsOf(ranges.levels, integers(ranges.codes), []) : [];
  return { inks, groups: cut, ...(low <= high ? { limits: [low, high] as const } : {}) };
}

function groupsOf(levels: readonly string[], codes: Int32Array, colours: readonly string[]): Group[] {
  const rows: number[][] = Array.from({ length: levels.length + 1 }, () => []);
  for (let i = 0; i < codes.length; i++) rows[codes[i]! < 0 ? levels.length : codes[i]!]?.push(i);
  const known = levels.map((label, code) => ({ label, colour: colours[code] ?? "", rows: rows[code]! }));
  const missing = rows[levels.length]!;
  return missing.length > 0 ? [...known, { label: "missing", colour: missingColour, rows: missing }] : known;
}

function limitsOf(numbers: Float32Array): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function inkOfHex(colour: string): number {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return inkOf(part(1), part(3), part(5));
}
