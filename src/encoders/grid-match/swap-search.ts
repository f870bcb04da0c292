import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import { type Arrangement, mismatch, type MismatchName, swapChange } from "./mismatch.js";

const { abs } = Math; // looked up once, not in every round of a long loop

export interface SwapSearchOptions {
  readonly by: MismatchName;
  /** How often each feature looks for a better pixel, 1 or more. */
  readonly rounds: number;
}

/** Features by which a look-around judges partners, in the first round and in the last. */
const compared = [24, 96] as const;

/** Share of the pixels that a look-around takes in, and bounds to their count. */
const partners = { share: 0.3, least: 256, most: 2048 };

/** Partners of the look-around whose swap is weighed exactly. */
const weighed = 4;

/**
 * Swaps may make things worse by this share of a feature's mismatch at first, by none after 70 % of the rounds, nor in the last: a little
 * warmth leads out of dead ends (threshold accepting, Dueck & Scheuer 1990).
 */
const warmth = { share: 0.03, until: 0.7 };

/** A round that changes fewer features than this share, in the cold, is the last. */
const still = 0.002;

/**
 * Lowers the mismatch by swapping features, in rounds in which each feature looks once for a better pixel. It judges some
 * partners by some features, both drawn anew each time, and weighs the best exactly: the change of two rows, never the
 * whole sum. Where there are few features, all are partners.
 *
 * @param arrangement `at` is changed in place
 * @param step name for the progress
 * @returns the mismatch, in the pairs' unit
 */
export async function searchSwaps(
  arrangement: Arrangement,
  { by, rounds }: SwapSearchOptions,
  step: string,
  ctx: Context,
): Promise<number> {
  const { at } = arrangement;
  const count = at.length;
  const breathe = pace(ctx, step, rounds * count);
  const draw = ctx.random.fork("swaps");
  const turns = Int32Array.from(at.keys());
  const pixelOf = new Int32Array(count);
  at.forEach((feature, pixel) => (pixelOf[feature] = pixel));
  const around = Math.max(partners.least, Math.min(partners.most, partners.share * count));
  const hop = Math.max(1, Math.round(count / around));
  const view: View = {
    first: 0,
    hop,
    place: new Int32Array(Math.ceil(count / hop)),
    feature: new Int32Array(Math.ceil(count / hop)),
    estimate: new Float64Array(Math.ceil(count / hop)),
  };
  const best = new Int32Array(weighed);
  let error = await mismatch(arrangement, by, () => breathe(0));
  for (let round = 0; round < rounds; round++) {
    const share = rounds > 1 ? round / (rounds - 1) : 1;
    const few = Math.round(compared[0] * (compared[1] / compared[0]) ** share);
    const warm = round === rounds - 1 ? 0 : Math.max(0, warmth.share * (1 - round / (warmth.until * rounds)));
    draw.shuffle(turns);
    let swapped = 0;
    for (let turn = 0; turn < count; turn++) {
      const p = pixelOf[turns[turn]!]!;
      view.first = draw.integer(hop);
      lookAround(arrangement, by, p, view, drawn(turns, draw.integer(count), Math.min(few, count)), pixelOf);
      let [partner, least] = [-1, (warm * error) / count - 1e-12 * error];
      for (let c = smallest(view.estimate, best) - 1; c >= 0; c--) {
        const q = view.first + best[c]! * hop;
        const change = swapChange(arrangement, by, p, q);
        if (change < least) [partner, least] = [q, change];
      }
      if (partner >= 0) {
        const [one, other] = [at[p]!, at[partner]!];
        at[p] = other;
        at[partner] = one;
        pixelOf[other] = p;
        pixelOf[one] = partner;
        error += least;
        swapped++;
      }
      await breathe(round * count + turn);
    }
    if (warm === 0 && swapped <= still * count) break;
  }
  return error;
}

/** Some of the values, one after another from `first` on, in a ring. */
function drawn(values: Int32Array, first: number, few: number): Int32Array {
  if (first + few <= values.length) return values.subarray(first, first + few);
  return Int32Array.from({ length: few }, (_, i) => values[(first + i) % values.length]!);
}

/** The pixels that a look-around takes in: one of every few, from the first on; and what lies there. */
interface View {
  first: number;
  readonly hop: number;
  readonly place: Int32Array;
  readonly feature: Int32Array;
  /** What swapping with each of them would change. */
  readonly estimate: Float64Array;
}

/** Estimates what swapping p with each pixel of the view would change, by some features. */
function lookAround(
  { pairs, table, place, at }: Arrangement,
  by: MismatchName,
  p: number,
  view: View,
  features: Int32Array,
  pixelOf: Int32Array,
): void {
  const { count, values } = pairs;
  const own = at[p]!;
  const add = by === "absolute" ? addAbsolute : addSquared;
  const { first, hop, estimate } = view;
  for (let i = 0; i < estimate.length; i++) {
    const pixel = Math.min(first + i * hop, count - 1);
    view.place[i] = place[pixel]!;
    view.feature[i] = at[pixel]!;
  }
  estimate.fill(0);
  for (const feature of features) {
    if (feature === own) continue;
    const from = table.centre - place[pixelOf[feature]!]!;
    const row = values.subarray(feature * count, (feature + 1) * count);
    add(view, row, table.values, from, row[own]!, table.values[from + place[p]!]!);
  }
  if ((p - first) % hop === 0) estimate[(p - first) / hop] = Infinity;
  if (first + (estimate.length - 1) * hop >= count) estimate[estimate.length - 1] = Infinity; // beyond the last
}

function addAbsolute(
  { place, feature, estimate }: View,
  row: ArrayLike<number>,
  apart: Float32Array,
  from: number,
  own: number,
  here: number,
): void {
  const before = abs(own - here);
  for (let i = 0; i < estimate.length; i++) {
    const there = apart[from + place[i]!]!;
    const other = row[feature[i]!]!;
    estimate[i]! += abs(own - there) - before + abs(other - here) - abs(other - there);
  }
}

function addSquared(
  { place, feature, estimate }: View,
  row: ArrayLike<number>,
  apart: Float32Array,
  from: number,
  own: number,
  here: number,
): void {
  for (let i = 0; i < estimate.length; i++)
    estimate[i]! += 2 * (own - row[feature[i]!]!) * (here - apart[from + place[i]!]!);
}

/** Where the smallest values stand, ascending. @returns how many of `into` were filled */
function smallest(values: Float64Array, into: Int32Array): number {
  let filled = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === Infinity || (filled === into.length && value >= values[into[filled - 1]!]!)) continue;
    let to = filled < into.length ? filled++ : filled - 1;
    for (; to > 0 && values[into[to - 1]!]! > value; to--) into[to] = into[to - 1]!;
    into[to] = i;
  }
  return filled;
}
