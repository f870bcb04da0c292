import { type Dense, dense } from "../data/dense.js";
import { firstFive, OmixelError } from "../errors.js";
import type { DuplicatePolicy } from "./raw-table.js";

/**
 * Makes the names of one side of a matrix unique.
 *
 * @param side which names: of the rows (samples) or of the columns (features) of `values`
 * @returns the matrix and its names in the order of first occurrence; what came in, if every name is unique.
 *   Sums and means are taken over known values; where none is known the result is missing.
 * @throws DuplicateNames naming the first five, if the policy is "error"
 */
export function mergeDuplicates(
  values: Dense,
  names: string[],
  side: "samples" | "features",
  policy: DuplicatePolicy,
  file: string,
): { values: Dense; names: string[]; kept: Uint32Array; merged: number } {
  const index = new Map<string, number>();
  const target = Uint32Array.from(names, (name) => {
    const known = index.get(name) ?? index.size;
    index.set(name, known);
    return known;
  });
  const kept = new Uint32Array(index.size);
  for (let i = names.length - 1; i >= 0; i--) kept[target[i]!] = i;
  const merged = names.length - index.size;
  if (merged === 0) return { values, names, kept, merged };
  if (policy === "error") throw duplicates(names, side, file);
  const unique = [...index.keys()];
  const out = side === "samples" ? dense(unique.length, values.columns) : dense(values.rows, unique.length);
  const counts = new Uint16Array(out.values.length);
  const each = (visit: (from: number, to: number) => void) => {
    for (let i = 0; i < values.rows; i++)
      for (let j = 0; j < values.columns; j++)
        visit(i * values.columns + j, side === "samples" ? target[i]! * out.columns + j : i * out.columns + target[j]!);
  };
  const seen = new Uint8Array(policy === "first" ? out.values.length : 0);
  each((from, to) => {
    const value = values.values[from]!;
    if (policy === "first") {
      if (!seen[to]) out.values[to] = value;
      seen[to] = 1;
    } else if (!Number.isNaN(value)) {
      out.values[to]! += value;
      counts[to]!++;
    }
  });
  if (policy !== "first")
    for (let i = 0; i < counts.length; i++) {
      if (counts[i] === 0) out.values[i] = NaN;
      else if (policy === "mean") out.values[i]! /= counts[i]!;
    }
  return { values: out, names: unique, kept, merged };
}

function duplicates(names: readonly string[], side: string, file: string): OmixelError {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const twice = [...times].filter(([, count]) => count > 1).map(([name]) => (name === "" ? "(blank)" : name));
  return new OmixelError(
    "DuplicateNames",
    `${twice.length} ${side} are named more than once: ${firstFive(twice)}.`,
    'Choose what to do with them: { duplicates: "first" }, "sum" or "mean".',
    { file },
  );
}
