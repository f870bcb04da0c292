import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { Pieces } from "../../math/piecewise-mean.js";
import { CoverEntries } from "../layout/cover-entries.js";
import type { ImageSize } from "../encoder.js";
import type { Cover } from "../encoder-method.js";
import { requireEntries } from "./require-entries.js";

/** Calls back for the places of the signal that a pixel is made of, each with what it counts. */
export type Shares = (y: number, x: number, each: (place: number, share: number) => void) => void;

/**
 * The shares of features in the pixels of a transformed signal: what a place counts is divided between its features.
 *
 * @param places features of each place of the signal
 * @throws UnsuitableData where the table would be too large
 */
export async function signalCover(
  step: string,
  { from, to }: Pieces,
  { height, width }: ImageSize,
  shares: Shares,
  ctx: Context,
): Promise<Cover> {
  const breathe = pace(ctx, step, 2 * height);
  let count = 0;
  for (let y = 0; y < height; y++) {
    await breathe(y);
    for (let x = 0; x < width; x++) shares(y, x, (place) => (count += to[place]! - from[place]!));
  }
  requireEntries(step, count, { height, width }, to.at(-1)!);
  const entries = new CoverEntries();
  for (let y = 0; y < height; y++) {
    await breathe(height + y);
    for (let x = 0; x < width; x++)
      shares(y, x, (place, share) => {
        const each = share / (to[place]! - from[place]!);
        for (let f = from[place]!; f < to[place]!; f++) entries.add(y * width + x, f, each);
      });
  }
  return entries.cover(height * width, "mean");
}
