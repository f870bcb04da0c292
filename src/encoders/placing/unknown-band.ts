import { OmixelError } from "../../errors.js";
import { type ImageSize } from "../encoder.js";

/** How an image is divided between features that have a place and those that have none. */
export interface Bands {
  /** Rows for what is known, from the top. */
  readonly known: number;
  /** First row for what is not known, and its number of rows; a blank row lies above it. */
  readonly from: number;
  readonly rows: number;
}

/** The smallest square with a pixel for each feature, a blank row, and a row for those without a place. */
export function squareWithBand(features: number): ImageSize {
  const side = Math.max(3, Math.ceil(1 + Math.sqrt(1 + features)));
  return { height: side, width: side };
}

/**
 * Divides the rows of an image.
 *
 * @param share what the features without a place weigh, 0 … 1; 0 = there are none and all rows are for the others
 * @param fewest rows that the others need, as far as the image has them
 * @throws UnsuitableData where the image has fewer than three rows
 */
export function unknownBand(step: string, height: number, share: number, fewest = 1): Bands {
  if (share === 0) return { known: height, from: height, rows: 0 };
  if (height < 3)
    throw new OmixelError(
      "UnsuitableData",
      `An image of ${height} rows has no room for features without a place.`,
      'Choose more pixels, or { unknown: "drop" }.',
      { step },
    );
  const rows = Math.max(1, Math.min(height - 1 - Math.min(fewest, height - 2), Math.round(share * (height - 1))));
  return { known: height - 1 - rows, from: height - rows, rows };
}

/** A pixel for each of the features without a place, spread evenly over their rows; several share one where they must. */
export function bandPixels({ from, rows }: Bands, width: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => from * width + Math.floor((i * rows * width) / count));
}
