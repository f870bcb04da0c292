import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import { type Arrangement, mismatch, type MismatchName, pixelsOfFeatures, swap } from "./mismatch.js";
import { largestOf } from "./pair-matrix.js";
import { FEW, SwapShortlist } from "./swap-shortlist.js";
import { SwapWeigher } from "./swap-weigher.js";

export interface SwapSearchOptions {
  readonly by: MismatchName;
  /** How often each feature looks for a better pixel, 1 or more. */
  readonly rounds: number;
}

/** Pixels that a look takes in where features are many. */
const candidates = 16;

/** Features by which candidates are weighed in the first round: this share, but not fewer than `least`; all in the last. */
const compared = { share: 0.08, least: 24 };

/**
 * Swaps may make things worse by this share of a feature's mismatch at first, by none after 70 % of the rounds, nor in the last: a little
 * warmth leads out of dead ends (threshold accepting, Dueck & Scheuer 1990).
 */
const warmth = { share: 0.03, until: 0.7 };

/** Noise on what is expected of a swap, as a share of a feature's mismatch: the best swap everywhere ends in a dead end soon. */
const noise = { share: 0.5, until: 0.8 };

/** A round that changes fewer features than this share, in the cold, is the last. */
const still = 0.002;

/**
 * Lowers the mismatch by swapping features, in rounds in which each feature looks once for a better pixel. Some candidates
 * are chosen by an estimate of what swapping with them would change, and weighed by the rows of some features, in the
 * end of all: the change of two rows, never the whole sum. Where there are few features, all pixels are candidates.
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
  const pixelOf = pixelsOfFeatures(arrangement);
  // Where features are many, reading the numbers of pairs is most of the work.
  const light = count > FEW ? halved(arrangement) : arrangement;
  const weigher = new SwapWeigher(light, by);
  let error = await mismatch(light, by, () => breathe(0));
  const tools = { linalg: ctx.engine.linalg, random: draw.fork("noise") };
  const shortlist = await SwapShortlist.of(light, by, candidates, tools, () => breathe(0));
  try {
    for (let round = 0; round < rounds; round++) {
      const { few, warm, spread } = temper(round, rounds, count);
      draw.shuffle(turns);
      let swapped = 0;
      for (let first = 0; first < count; first += shortlist.together) {
        const looking = turns.subarray(first, first + shortlist.together);
        shortlist.begin(looking, pixelOf);
        for (let turn = 0; turn < looking.length; turn++) {
          await breathe(round * count + first + turn);
          const p = pixelOf[looking[turn]!]!;
          const list = shortlist.of(turn, pixelOf, (spread * error) / count, draw.integer(count));
          weigher.begin(p, pixelOf, turns, draw.integer(count), few);
          let [partner, least] = [-1, (warm * error) / count - 1e-12 * error];
          for (const q of list) {
            const change = weigher.change(q);
            if (change < least) [partner, least] = [q, change];
          }
          if (partner < 0) continue;
          swap(arrangement, pixelOf, p, partner);
          shortlist.swapped(p, partner);
          swapped++;
        }
      }
      error = await mismatch(light, by, () => breathe((round + 1) * count));
      if (warm === 0 && spread === 0 && swapped <= still * count) break;
    }
  } finally {
    shortlist.release();
  }
  return light === arrangement ? error : mismatch(arrangement, by, () => breathe(rounds * count));
}

/** How a round weighs: by how many features, with how much warmth and noise, both as shares of a feature's mismatch. */
function temper(round: number, rounds: number, count: number): { few: number; warm: number; spread: number } {
  const share = rounds > 1 ? round / (rounds - 1) : 1;
  const least = Math.min(count, Math.max(compared.least, compared.share * count));
  const falling = ({ share: most, until }: { share: number; until: number }) =>
    share === 1 ? 0 : most * Math.max(0, 1 - share / until);
  return { few: Math.round(least * (count / least) ** share), warm: falling(warmth), spread: falling(noise) };
}

/** The same arrangement with numbers of pairs in 16 bits, rounded to steps of a 65,535th of the largest. */
function halved(arrangement: Arrangement): Arrangement {
  const { pairs, table } = arrangement;
  if (pairs.values instanceof Uint16Array) return arrangement;
  const unit = Math.max(largestOf(pairs.values), largestOf(table.values)) / 0xffff || 1;
  const values = new Uint16Array(pairs.values.length);
  for (let at = 0; at < values.length; at++) values[at] = pairs.values[at]! / unit + 0.5;
  return {
    ...arrangement,
    pairs: { ...pairs, values, unit: pairs.unit * unit },
    table: { ...table, values: table.values.map((value) => value / unit) },
  };
}
