import type { Random } from "../random.js";

/**
 * Rows in an order whose every beginning is a stratified sample of them, so that subsets of growing size hold each other:
 * first one of each class, then all classes in their shares.
 *
 * @param rows to be ordered
 * @param labels class of every row of the cohort
 * @param groups group of every row of the cohort: its rows follow each other
 * @returns units that are taken whole: single rows, or groups
 */
export function stratifiedOrder(
  rows: Int32Array,
  labels: readonly string[],
  random: Random,
  groups?: readonly string[],
): Int32Array[] {
  const units = new Map<string | number, number[]>();
  for (const row of rows) {
    const name = groups ? groups[row]! : row;
    if (!units.get(name)?.push(row)) units.set(name, [row]);
  }
  const byClass = new Map<string, number[][]>();
  const all = [...units.values()];
  for (const at of random.shuffle(Array.from(all.keys()))) {
    const label = labels[all[at]![0]!]!;
    if (!byClass.get(label)?.push(all[at]!)) byClass.set(label, [all[at]!]);
  }
  const placed = [...byClass.values()].flatMap((own) =>
    own.map((unit, i) => ({ unit, place: i === 0 ? -1 : (i + 0.5) / own.length })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ unit }) => Int32Array.from(unit));
}

/**
 * The first units that together hold at least so many rows, and a row of every class that the units have; rows ascending.
 *
 * @param labels class of every row of the cohort
 */
export function firstRows(order: readonly Int32Array[], count: number, labels: readonly string[]): Int32Array {
  const unseen = new Set(order.flatMap((unit) => Array.from(unit, (row) => labels[row]!)));
  const rows: number[] = [];
  for (const unit of order) {
    if (rows.length >= count && unseen.size === 0) break;
    for (const row of unit) {
      rows.push(row);
      unseen.delete(labels[row]!);
    }
  }
  return Int32Array.from(rows).sort();
}
