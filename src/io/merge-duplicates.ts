import { type Dense, dense } from "../data/dense.js";
import { firstFive, OmixelError } from "../errors.js";
import type { DuplicatePolicy } from "./raw-table.js";

/** A matrix whose names on one side are unique. */
export interface Merged {
  readonly values: Dense;
  readonly names: string[];
  /** For each name its first place in the matrix that came in. */
  readonly first: Uint32Array;
  /** Names that occurred more than once. */
  readonly repeated: string[];
}

/**
 * Makes the names of one side of a matrix unique, in the order of their first occurrence. Sums and means are taken over
 * known values; where none is known the result is missing. A matrix without repeated names is returned as it came.
 *
 * @param side whether `names` are those of the rows (samples) or of the columns (features)
 * @throws DuplicateNames naming the first five, if the policy is "error"
 */
export function mergeDuplicates(
  values: Dense,
  names: string[],
  side: "samples" | "features",
  policy: DuplicatePolicy,
  file: string,
): Merged {
  const { names: unique, groups, first, repeated } = groupNames(names, side, policy, file);
  if (policy === "error" || repeated.length === 0) return { values, names, first, repeated };
  const merge = { first: firstOf, sum: sumOf, mean: meanOf }[policy];
  const merged = side === "samples" ? mergeRows(values, groups, merge) : mergeColumns(values, groups, merge);
  return { values: merged, names: unique, first, repeated };
}

/** Names and where each stands. */
export interface NameGroups {
  /** Unique names, in the order of their first occurrence. */
  readonly names: string[];
  /** For each name its places. */
  readonly groups: readonly number[][];
  /** For each name its first place. */
  readonly first: Uint32Array;
  /** Names that occurred more than once. */
  readonly repeated: string[];
}

/** Groups the places of equal names. @throws DuplicateNames naming the first five, if the policy is "error" */
export function groupNames(
  names: readonly string[],
  side: "samples" | "features",
  policy: DuplicatePolicy,
  file: string,
): NameGroups {
  const places = new Map<string, number[]>();
  names.forEach((name, i) => {
    const known = places.get(name);
    if (known) known.push(i);
    else places.set(name, [i]);
  });
  const groups = [...places.values()];
  const first = Uint32Array.from(groups, (group) => group[0]!);
  const repeated = [...places].filter(([, group]) => group.length > 1).map(([name]) => name);
  if (repeated.length > 0 && policy === "error")
    throw new OmixelError(
      "DuplicateNames",
      `${side === "samples" ? "Samples" : "Features"} named more than once (${repeated.length}): ${firstFive(repeated)}.`,
      'Choose what to do with them: { duplicates: "first" }, "sum" or "mean".',
      { file },
    );
  return { names: [...places.keys()], groups, first, repeated };
}

/** One value out of those at `start + step × group[k]`. */
type Merge = (values: Float32Array, start: number, step: number, group: readonly number[]) => number;

function mergeRows({ values, columns }: Dense, groups: readonly number[][], merge: Merge): Dense {
  const out = dense(groups.length, columns);
  groups.forEach((group, i) => {
    for (let j = 0; j < columns; j++) out.values[i * columns + j] = merge(values, j, columns, group);
  });
  return out;
}

function mergeColumns({ values, rows, columns }: Dense, groups: readonly number[][], merge: Merge): Dense {
  const out = dense(rows, groups.length);
  for (let i = 0; i < rows; i++)
    groups.forEach((group, j) => (out.values[i * groups.length + j] = merge(values, i * columns, 1, group)));
  return out;
}

function firstOf(values: Float32Array, start: number, step: number, group: readonly number[]): number {
  return values[start + step * group[0]!]!;
}

function sumOf(values: Float32Array, start: number, step: number, group: readonly number[]): number {
  return known(values, start, step, group).sum;
}

function meanOf(values: Float32Array, start: number, step: number, group: readonly number[]): number {
  const { sum, count } = known(values, start, step, group);
  return sum / count;
}

function known(values: Float32Array, start: number, step: number, group: readonly number[]) {
  let [sum, count] = [0, 0];
  for (const place of group) {
    const value = values[start + step * place]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return { sum: count > 0 ? sum : NaN, count };
}
