import { pace } from "../embed/pace.js";
import { columnEntries } from "../math/column-entries.js";
import { requireOption } from "../registry.js";
import { ranker } from "./ranker.js";

export interface MutualInformationOptions {
  /** Neighbours by which the density is judged, 1 or more. Few have a larger variance, many a larger bias. Default 3. */
  readonly neighbours: number;
}

const name = "mutualInformation";
/** Share of a feature's size that breaks ties. */
const jitter = 1e-10;

/**
 * Mutual information of a feature and the class in nats, estimated from distances to nearest neighbours. Features are
 * divided by their standard deviation and get seeded noise of 1e-10 of their size, so that no two values are equal. Classes
 * of a single sample tell nothing and are left out. Independent features get about 0.
 */
export const mutualInformation = ranker<MutualInformationOptions>({
  name,
  source: {
    paper: "Ross 2014",
    doi: "10.1371/journal.pone.0087357",
    reference: "scikit-learn 1.9.1, feature_selection.mutual_info_classif",
  },
  defaults: { neighbours: 3 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check({ neighbours }) {
    const what = `Option "neighbours" is ${neighbours}, but a whole number of at least 1 is expected.`;
    requireOption(Number.isInteger(neighbours) && neighbours >= 1, name, what, "Use 3.");
  },
  async rank({ values, classes, classNames }, { neighbours }, ctx) {
    const entriesOf = columnEntries(values);
    const estimate = estimator(classes, classNames.length, neighbours);
    const breathe = pace(ctx, name, values.columns);
    const scores = new Float64Array(values.columns);
    const column = new Float64Array(values.rows);
    for (let j = 0; j < values.columns; j++) {
      const { rows, values: stored } = entriesOf(j);
      column.fill(0);
      for (let k = 0; k < rows.length; k++) column[rows[k]!] = stored[k]!;
      disturb(column, () => ctx.random.normal());
      scores[j] = estimate(column);
      await breathe(j + 1);
    }
    return scores;
  },
});

/** Divides by the standard deviation (1 where there is none) and adds noise, in place. */
function disturb(column: Float64Array, normal: () => number): void {
  const count = column.length;
  let mean = 0;
  for (const value of column) mean += value / count;
  let squares = 0;
  for (const value of column) squares += (value - mean) ** 2;
  const deviation = column.every((value) => value === column[0]) ? 1 : Math.sqrt(squares / count);
  let size = 0;
  for (let i = 0; i < count; i++) size += Math.abs((column[i]! /= deviation)) / count;
  const noise = jitter * Math.max(1, size);
  for (let i = 0; i < count; i++) column[i]! += noise * normal();
}

/** In one dimension the neighbours of a value stand beside it in order, so sorting replaces the search tree. */
function estimator(classes: Int32Array, count: number, wanted: number): (column: Float64Array) => number {
  const members = Array.from({ length: count }, (_, c) =>
    Uint32Array.from(classes.keys()).filter((i) => classes[i] === c),
  ).filter(({ length }) => length > 1);
  const used = members.reduce((sum, { length }) => sum + length, 0);
  const psi = digammas(used + 1);
  const all = new Float64Array(used);
  const own = members.map(({ length }) => new Float64Array(length));
  return (column) => {
    let filled = 0;
    members.forEach((rows, c) => {
      for (let i = 0; i < rows.length; i++) all[filled++] = own[c]![i] = column[rows[i]!]!;
      own[c]!.sort();
    });
    all.sort();
    let sum = psi[used]! * used;
    for (const sorted of own) {
      const size = sorted.length;
      const k = Math.min(wanted, size - 1);
      sum += size * (psi[k]! - psi[size]!);
      for (let i = 0, low = 0; i < size; i++) {
        // The window of k + 1 values around value i whose farther end is nearest.
        low = Math.max(low, i - k);
        while (low < i && low + k + 1 < size && sorted[low + k + 1]! - sorted[i]! < sorted[i]! - sorted[low]!) low++;
        const radius = below(Math.max(sorted[i]! - sorted[low]!, sorted[low + k]! - sorted[i]!));
        sum -= psi[within(all, sorted[i]!, radius)]!;
      }
    }
    return used > 0 ? Math.max(0, sum / used) : 0;
  };
}

/** How many sorted values are no farther than the radius, the value itself among them. */
function within(sorted: Float64Array, value: number, radius: number): number {
  const first = (passes: (other: number) => boolean) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passes(sorted[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return Math.max(1, first((other) => other - value > radius) - first((other) => value - other <= radius));
}

const pattern = new BigUint64Array(1);
const double = new Float64Array(pattern.buffer);

/** The next smaller double of a number above 0: the neighbour at the radius itself does not count. */
function below(value: number): number {
  if (!(value > 0)) return 0;
  double[0] = value;
  pattern[0]!--;
  return double[0]!;
}

/** ψ(0 … count) at whole numbers: harmonic numbers less Euler's constant; ψ(0) is not used. */
function digammas(count: number): Float64Array {
  const psi = new Float64Array(count + 1);
  psi[1] = -0.5772156649015329;
  for (let n = 1; n < count; n++) psi[n + 1] = psi[n]! + 1 / n;
  return psi;
}
