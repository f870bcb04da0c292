import type { ImageSize } from "../encoder.js";
import type { Cover } from "../encoder-method.js";
import { CoverEntries } from "../layout/cover-entries.js";

/** An overlap of less than this share of a pixel and of the rectangle is rounding. */
const SLIVER = 1e-6;

/**
 * The features on each pixel, weighed by the area of it that their rectangles cover, also where these are smaller than a
 * pixel or lie across its border.
 *
 * @param rectangles left, top, width and height in pixels, features × 4, inside the image
 */
export function rectangleCover(rectangles: Float64Array, { height, width }: ImageSize): Cover {
  const entries = new CoverEntries();
  for (let f = 0; 4 * f < rectangles.length; f++) {
    const [left, top, across, down] = rectangles.subarray(4 * f, 4 * f + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const [right, bottom] = [left + across, top + down];
    const least = SLIVER * Math.min(1, across * down);
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
        const area = (Math.min(x + 1, right) - Math.max(x, left)) * (Math.min(y + 1, bottom) - Math.max(y, top));
        if (area > least) entries.add(y * width + x, f, area);
      }
  }
  return entries.cover(height * width, "mean");
}
