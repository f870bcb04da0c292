import { OmixelError } from "../../errors.js";
import type { ImageSize } from "../encoder.js";

/** Entries of the table of one image, 128 MiB; more would be slow to keep and to read. */
const mostEntries = 2 ** 24;

/**
 * Refuses a table of what pixels are made of that would be too large.
 *
 * @param count entries that it would have
 * @param features that are drawn
 * @param most a test asks for fewer
 * @throws UnsuitableData with the size of image there is room for and, where that helps, the number of features
 */
export function requireEntries(
  step: string,
  count: number,
  { height, width }: ImageSize,
  features: number,
  most = mostEntries,
): void {
  if (count <= most) return;
  const each = Math.ceil(count / (height * width));
  const side = Math.max(height, width);
  // In a smaller image a pixel is made of the same number, or of more where features then have to share pixels.
  const pixels = Math.floor(Math.min(Math.sqrt(most / each), most / (each * Math.min(features, side))));
  // Fewer features make pixels of fewer while several share one.
  const top = Math.floor((features * most) / count);
  const remedies = [
    ...(top >= Math.max(3, side) || pixels < 2 ? [`top: ${top}`] : []),
    ...(pixels >= 2 ? [`pixels: ${pixels} or fewer`] : []),
  ];
  throw new OmixelError(
    "UnsuitableData",
    `In an image of ${height} × ${width}, with ${each} features to a pixel, the table of what pixels are made of is too large.`,
    `Choose ${remedies.join(", or ")}.`,
    { step },
  );
}
