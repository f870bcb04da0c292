import type { Dense } from "../data/dense.js";

/** A table as trees ask for it: feature after feature. */
export interface TreeTable {
  readonly features: number;
  readonly samples: number;
  /** Features × samples; finite. */
  readonly values: Float32Array;
}

/** Columns turned at a time: as many float32 as fill a line of the cache. */
const turned = 16;

/** @param values takes the turned table; may be shared between threads */
export function treeTable(
  { rows: samples, columns: features, values: given }: Dense,
  values: Float32Array = new Float32Array(samples * features),
): TreeTable {
  for (let first = 0; first < features; first += turned) {
    const last = Math.min(features, first + turned);
    for (let i = 0; i < samples; i++)
      for (let j = first; j < last; j++) values[j * samples + i] = given[i * features + j]!;
  }
  return { features, samples, values };
}

/** What parts two groups of samples by a feature: the middle between the largest of the lower and the least of the upper. */
export function middleOf({ samples, values }: TreeTable, feature: number, rows: Uint32Array, lower: number): number {
  const from = feature * samples;
  let [low, high] = [-Infinity, Infinity];
  for (let i = 0; i < lower; i++) low = Math.max(low, values[from + rows[i]!]!);
  for (let i = lower; i < rows.length; i++) high = Math.min(high, values[from + rows[i]!]!);
  return (low + high) / 2;
}
