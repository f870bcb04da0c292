import { OmixelError } from "../../errors.js";
import type { ImageSize } from "../encoder.js";
import { CoverEntries } from "../layout/cover-entries.js";
import type { Cover } from "../encoder-method.js";
import type { Pixels } from "./pixel-bins.js";

/** Standard deviations at which the bell is cut off. */
const CUT = 3;
/** Most pairs of a feature and a pixel: drawing a sample takes some hundredths of a second. */
const MOST_ENTRIES = 2 ** 23;

/**
 * The table of features that are not points but bells: a pixel is the mean of the features within three standard deviations,
 * weighted by a Gaussian of their distance. Pixels keep exact names and shares.
 *
 * @param pixels column and row of each feature, channel after channel
 * @param deviation in pixels, above 0
 * @throws UnsuitableData where so many features are spread so far that drawing would take too long
 */
export function blurredCover(
  step: string,
  { x, y }: Pixels,
  channels: number,
  { height, width }: ImageSize,
  deviation: number,
): Cover {
  const each = Math.min(height * width, Math.ceil(Math.PI * (CUT * deviation) ** 2));
  if (each * x.length > MOST_ENTRIES)
    throw new OmixelError(
      "UnsuitableData",
      `${x.length / channels} features that are spread over ${each} pixels each are too many to draw.`,
      `Choose blur: ${Math.floor((10 / CUT) * Math.sqrt(MOST_ENTRIES / (Math.PI * x.length))) / 10} or less, or keep fewer features (.highlyVariable).`,
      { step },
    );
  const entries = new CoverEntries();
  const features = x.length / channels;
  const reach = Math.floor(CUT * deviation);
  for (let at = 0; at < x.length; at++) {
    const first = Math.floor(at / features) * height * width;
    for (let row = Math.max(0, y[at]! - reach); row <= Math.min(height - 1, y[at]! + reach); row++)
      for (let column = Math.max(0, x[at]! - reach); column <= Math.min(width - 1, x[at]! + reach); column++) {
        const squared = ((column - x[at]!) ** 2 + (row - y[at]!) ** 2) / deviation ** 2;
        if (squared <= CUT ** 2) entries.add(first + row * width + column, at % features, Math.exp(-squared / 2));
      }
  }
  return entries.cover(channels * height * width, "mean");
}
