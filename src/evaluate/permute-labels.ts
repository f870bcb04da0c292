import type { Random } from "../random.js";

/**
 * Labels that have changed their samples within each test fold, so that folds keep their class shares and what the steps
 * before the classifier learnt holds. Where every group has one label, whole groups of a fold change labels; where it has
 * several, labels stay within their group.
 *
 * @param labels class of each row
 * @param foldOf test fold of each row; rows that always train change labels among themselves
 * @param groups group of each row
 * @returns a new list
 */
export function permuteLabels(
  labels: readonly string[],
  foldOf: Int32Array,
  random: Random,
  groups?: readonly string[],
): string[] {
  const out = [...labels];
  const pure = groups !== undefined && isPure(labels, groups);
  for (const rows of gather(foldOf)) {
    // What changes places together: rows, or whole groups.
    const pools = groups && !pure ? gather(rows.map((row) => groups[row]!)).map((own) => own.map((i) => rows[i]!)) : [rows]; // prettier-ignore
    for (const pool of pools) {
      const units = pure ? gather(pool.map((row) => groups[row]!)).map((own) => own.map((i) => pool[i]!)) : pool.map((row) => [row]); // prettier-ignore
      const drawn = random.shuffle(units.map(([row]) => labels[row!]!));
      for (const [u, unit] of units.entries()) for (const row of unit) out[row] = drawn[u]!;
    }
  }
  return out;
}

function isPure(labels: readonly string[], groups: readonly string[]): boolean {
  const labelOf = new Map<string, string>();
  return groups.every((group, row) => {
    if (!labelOf.has(group)) labelOf.set(group, labels[row]!);
    return labelOf.get(group) === labels[row];
  });
}

/** Positions of equal values, in the order of their first. */
function gather(values: ArrayLike<string | number>): number[][] {
  const places = new Map<string | number, number[]>();
  for (let i = 0; i < values.length; i++) if (!places.get(values[i]!)?.push(i)) places.set(values[i]!, [i]);
  return [...places.values()];
}
