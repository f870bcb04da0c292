import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import { sortPositive } from "../../math/sort-positive.js";
import { featureDistances } from "../grid-match/feature-distances.js";
import type { FeaturePoints } from "../grid-match/feature-points.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";

/**
 * Ranks of the distances between features among all pairs: the shortest has rank 1, equal ones the mean of theirs.
 *
 * @param step name for the progress
 * @param exact whether ranks are exact; else distances are rounded to 65,535 steps first
 */
export async function featureRanks(
  points: FeaturePoints,
  step: string,
  ctx: Context,
  exact?: boolean,
): Promise<PairMatrix> {
  const { values, count } = await featureDistances(points, step, ctx, exact);
  const breathe = pace(ctx, `${step}, ranks`, count);
  return values instanceof Uint16Array ? levelRanks(values, count, breathe) : exactRanks(values, count, breathe);
}

type Breathe = (done: number) => Promise<void>;

/** Distances become ranks in place. */
async function exactRanks(values: Float32Array, count: number, breathe: Breathe): Promise<PairMatrix> {
  const sorted = new Float32Array((count * (count - 1)) / 2);
  for (let i = 0, at = 0; i < count; at += count - ++i)
    sorted.set(values.subarray(i * count + i + 1, (i + 1) * count), at);
  await sortPositive(sorted, () => breathe(0));
  const rankOf = rankLookup(sorted);
  for (let i = 0; i < count; i++) {
    await breathe(i);
    for (let j = i + 1; j < count; j++) values[i * count + j] = values[j * count + i] = rankOf(values[i * count + j]!);
  }
  return { count, values, unit: 1 };
}

/** Finds ranks of values, equal ones at the mean of theirs. @param sorted ascending, not negative; overwritten */
function rankLookup(sorted: Float32Array): (value: number) => number {
  const ranks = new Float32Array(sorted.length);
  let different = 0;
  for (let from = 0; from < sorted.length; different++) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    ranks[different] = (from + 1 + to) / 2;
    sorted[different] = sorted[from]!;
    from = to;
  }
  // Where the values of equal steps begin: then a search by halves is short.
  const scale = sorted.length / (sorted[different - 1]! || 1);
  const begins = new Uint32Array(sorted.length + 2);
  for (let at = 0; at < different; at++) begins[Math.floor(sorted[at]! * scale) + 1]!++;
  for (let step = 1; step < begins.length; step++) begins[step]! += begins[step - 1]!;
  return (value) => {
    const step = Math.floor(value * scale);
    let low = begins[step]!;
    let high = begins[step + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return ranks[low]!;
  };
}

/** Levels become ranks in place: pairs of one level share the mean of their ranks, in steps of a 65,535th of all. */
async function levelRanks(values: Uint16Array, count: number, breathe: Breathe): Promise<PairMatrix> {
  const pairs = new Float64Array(0x10000);
  for (let i = 0; i < count; i++) {
    await breathe(0);
    for (let at = i * count + i + 1; at < (i + 1) * count; at++) pairs[values[at]!]!++;
  }
  const unit = (count * (count - 1)) / 2 / 0xffff;
  const ranks = new Uint16Array(pairs.length);
  let before = 0;
  for (let level = 0; level < pairs.length; level++) {
    ranks[level] = Math.round((before + (pairs[level]! + 1) / 2) / unit);
    before += pairs[level]!;
  }
  for (let i = 0; i < count; i++) {
    await breathe(i);
    for (let at = i * count; at < (i + 1) * count; at++) values[at] = at === i * count + i ? 0 : ranks[values[at]!]!;
  }
  return { count, values, unit };
}
