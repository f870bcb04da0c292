import { OmixelError } from "../../errors.js";

/** Entries of the table of one image, 128 MiB; more would be slow to keep and to read. */
const mostEntries = 2 ** 24;

/**
 * Refuses a table of what pixels are made of that would be too large.
 *
 * @param count entries that it would have
 * @param features that are drawn
 * @param most a test asks for fewer
 * @throws UnsuitableData with the number of features there is room for
 */
export function requireEntries(
  step: string,
  count: number,
  pixels: number,
  features: number,
  most = mostEntries,
): void {
  if (count <= most) return;
  throw new OmixelError(
    "UnsuitableData",
    `Each pixel is made of so many features (${Math.round(count / pixels)}) that the table of them is too large.`,
    `Choose top: ${Math.floor((features * most) / count)}, or fewer pixels.`,
    { step },
  );
}
