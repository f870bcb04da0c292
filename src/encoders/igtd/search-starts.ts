import type { Context } from "../../context.js";
import { type Arrangement, mismatch } from "../grid-match/mismatch.js";
import { FEW } from "../grid-match/swap-shortlist.js";
import { searchSwaps, type SwapSearchOptions } from "../grid-match/swap-search.js";

/** Few features cost little and often end in a dead end: their search is made from so many starts. */
const STARTS = 10;

/**
 * Lowers the mismatch by swaps; where features are few, from the given arrangement and from others drawn by chance, of which
 * the best is kept.
 *
 * @param arrangement `at` is changed in place
 * @param step name for the progress
 * @returns the mismatch, in the pairs' unit
 */
export async function searchStarts(
  arrangement: Arrangement,
  options: SwapSearchOptions,
  step: string,
  ctx: Context,
): Promise<number> {
  const { at } = arrangement;
  let least = await searchSwaps(arrangement, options, step, ctx);
  if (at.length > FEW) return least;
  for (let start = 1; start < STARTS; start++) {
    const random = ctx.random.fork(`start ${start}`);
    const other = { ...arrangement, at: random.shuffle(at.slice()) };
    const error = await searchSwaps(other, options, step, { ...ctx, random });
    if (error >= least) continue;
    least = error;
    at.set(other.at);
  }
  return mismatch(arrangement, options.by);
}
