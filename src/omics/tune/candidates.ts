import type { Random } from "../../random.js";
import type { TuneGrid } from "./tune-options.js";

/** One value for each option of a grid. */
export type Setting = Readonly<Record<string, unknown>>;

/** Number of settings in a grid. */
export function candidateCount(grid: TuneGrid): number {
  return Object.values(grid).reduce((product, values) => product * values.length, 1);
}

/**
 * The settings of a grid in its order, the last option changing fastest; of a larger one than `draws`, so many drawn
 * without repetition, in the same order.
 */
export function candidatesOf(grid: TuneGrid, draws: number, random: Random): Setting[] {
  const count = candidateCount(grid);
  if (count <= draws) return Array.from({ length: count }, (_, index) => settingAt(grid, index));
  const drawn = new Set<number>();
  while (drawn.size < draws) drawn.add(Math.floor(random.next() * count));
  return [...drawn].sort((a, b) => a - b).map((index) => settingAt(grid, index));
}

function settingAt(grid: TuneGrid, index: number): Setting {
  const entries = Object.entries(grid).reverse();
  const chosen: [string, unknown][] = [];
  let rest = index;
  for (const [name, values] of entries) {
    chosen.unshift([name, values[rest % values.length]]);
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(chosen);
}

/** "learningRate 0.001, encoder igtd" */
export function settingInWords(setting: Setting): string {
  return Object.entries(setting)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
