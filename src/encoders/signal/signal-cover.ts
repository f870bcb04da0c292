import { OmixelError } from "../../errors.js";
import type { Pieces } from "../../math/piecewise-mean.js";
import { CoverEntries } from "../cover-entries.js";
import type { ImageSize } from "../encoder.js";
import type { Cover } from "../encoder-method.js";

/** Calls back for the places of the signal that a pixel is made of, each with what it counts. */
export type Shares = (y: number, x: number, each: (place: number, share: number) => void) => void;

/** Entries of the table of one image; more would be slow to keep and to read. */
const mostEntries = 2 ** 24;

/**
 * The shares of features in the pixels of a transformed signal: what a place counts is divided between its features.
 *
 * @param places features of each place of the signal
 * @param largest the most entries of the table; a test asks for fewer
 * @throws UnsuitableData where the table would have more entries, saying how many features it has room for
 */
export function signalCover(
  step: string,
  { from, to }: Pieces,
  { height, width }: ImageSize,
  shares: Shares,
  largest = mostEntries,
): Cover {
  const pixels = height * width;
  const everywhere = (visit: (pixel: number, place: number, share: number) => void) => {
    for (let pixel = 0; pixel < pixels; pixel++)
      shares(Math.floor(pixel / width), pixel % width, (place, share) => visit(pixel, place, share));
  };
  let count = 0;
  everywhere((_, place) => (count += to[place]! - from[place]!));
  if (count > largest)
    throw new OmixelError(
      "UnsuitableData",
      `Each pixel is made of so many features (${Math.round(count / pixels)}) that the table of them is too large.`,
      `Choose top: ${Math.floor((to.at(-1)! * largest) / count)}, or fewer pixels.`,
      { step },
    );
  const entries = new CoverEntries();
  everywhere((pixel, place, share) => {
    const features = to[place]! - from[place]!;
    for (let f = from[place]!; f < to[place]!; f++) entries.add(pixel, f, share / features);
  });
  return entries.cover(pixels, "mean");
}
