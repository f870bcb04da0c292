import { OmixelError } from "../errors.js";
import type { Random } from "../random.js";

interface Group {
  readonly rows: number[];
  /** Share of each class that the group holds, a fraction of the class's rows. */
  readonly shares: Float64Array;
  /** How unevenly the group alone would load a fold. */
  readonly weight: number;
}

/**
 * Fold of each row such that groups stay whole and class shares are even.
 *
 * Groups are placed from the heaviest to the lightest, each into the fold where the variance of the class shares over
 * folds grows least (ties: the fold with fewer rows). The idea is that of scikit-learn's StratifiedGroupKFold; the
 * variance in place of the standard deviation makes one placement cost one pass over the classes.
 *
 * @param labels class of each row
 * @param groups group of each row
 * @param folds number of folds
 * @param random decides between groups of equal weight; without it, the first seen goes first
 * @throws TooFewSamples with fewer groups than folds
 */
export function assignGroups(
  labels: readonly string[],
  groups: readonly string[],
  folds: number,
  random?: Random,
): Int32Array {
  const gathered = gather(labels, groups);
  if (gathered.length < folds)
    throw new OmixelError(
      "TooFewSamples",
      `The samples come from ${gathered.length} ${gathered.length === 1 ? "group" : "groups"}, fewer than the ${folds} folds.`,
      "Rows of one group stay in one fold: use fewer folds, or evaluate without groups.",
      { step: "folds" },
    );
  const order = Array.from(gathered.keys());
  random?.shuffle(order);
  order.sort((a, b) => gathered[b]!.weight - gathered[a]!.weight);

  const loads = Array.from({ length: folds }, () => new Float64Array(gathered[0]!.shares.length));
  const sizes = new Int32Array(folds);
  const foldOf = new Int32Array(labels.length);
  for (const index of order) {
    const { rows, shares } = gathered[index]!;
    const costs = loads.map((load) => overlap(shares, load));
    // Equal costs may differ in their last bits, since loads were added up in another order.
    const least = Math.min(...costs) + 1e-12;
    let best = -1;
    for (let fold = 0; fold < folds; fold++)
      if (costs[fold]! <= least && (best < 0 || sizes[fold]! < sizes[best]!)) best = fold;
    for (const row of rows) foldOf[row] = best;
    sizes[best]! += rows.length;
    for (const [c, share] of shares.entries()) loads[best]![c]! += share;
  }
  return foldOf;
}

/** Growth of Σ load² when the group joins, less what is the same for every fold. */
function overlap(shares: Float64Array, load: Float64Array): number {
  let sum = 0;
  for (const [c, share] of shares.entries()) sum += share * load[c]!;
  return sum;
}

function gather(labels: readonly string[], groups: readonly string[]): Group[] {
  const codes = new Map<string, number>();
  const totals: number[] = [];
  for (const label of labels) {
    if (!codes.has(label)) codes.set(label, codes.size);
    const code = codes.get(label)!;
    totals[code] = (totals[code] ?? 0) + 1;
  }
  const rowsOf = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) if (!rowsOf.get(group)?.push(row)) rowsOf.set(group, [row]);
  return [...rowsOf.values()].map((rows) => {
    const shares = new Float64Array(totals.length);
    for (const row of rows) {
      const code = codes.get(labels[row]!)!;
      shares[code]! += 1 / totals[code]!;
    }
    return { rows, shares, weight: overlap(shares, shares) };
  });
}
