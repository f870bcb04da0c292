import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { ImageSize } from "../encoder.js";
import { type Arrangement, mismatch, type MismatchName, pixelsOfFeatures, swap } from "./mismatch.js";
import { SwapWeigher } from "./swap-weigher.js";

/**
 * Hill climbing: pixel after pixel, its feature changes places with that of the neighbour, of eight, where this lowers
 * the mismatch most; round after round, until a round changes nothing.
 *
 * @param arrangement `at` is changed in place
 * @param pixels where the p-th place of the arrangement lies, row × width + column
 * @param step name for the progress
 * @returns the mismatch before and after, in the pairs' unit
 */
export async function searchNeighbours(
  arrangement: Arrangement,
  { pixels, height, width }: ImageSize & { readonly pixels: Int32Array },
  { by, rounds }: { readonly by: MismatchName; readonly rounds: number },
  step: string,
  ctx: Context,
): Promise<{ before: number; after: number }> {
  const { at } = arrangement;
  const breathe = pace(ctx, step, rounds * at.length);
  const placeOn = new Int32Array(height * width).fill(-1);
  pixels.forEach((pixel, p) => (placeOn[pixel] = p));
  const everyOne = Int32Array.from(at.keys());
  const pixelOf = pixelsOfFeatures(arrangement);
  const weigher = new SwapWeigher(arrangement, by);
  const before = await mismatch(arrangement, by, () => breathe(0));
  let after = before;
  for (let round = 0; round < rounds; round++) {
    let swapped = 0;
    for (let p = 0; p < at.length; p++) {
      const [column, row] = [pixels[p]! % width, Math.floor(pixels[p]! / width)];
      weigher.begin(p, pixelOf, everyOne, 0, at.length);
      let [partner, least] = [-1, -1e-12 * before];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          const q = placeOn[y * width + x]!;
          if (q < 0 || q === p) continue;
          const change = weigher.change(q);
          if (change < least) [partner, least] = [q, change];
        }
      if (partner >= 0) {
        swap(arrangement, pixelOf, p, partner);
        after += least;
        swapped++;
      }
      await breathe(round * at.length + p);
    }
    if (swapped === 0) break;
  }
  return { before, after };
}
