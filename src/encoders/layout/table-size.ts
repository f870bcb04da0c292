import { OmixelError } from "../../errors.js";

/** Most entries of a layout's table: half a gigabyte, and seconds for each saliency map. */
const MOST_ENTRIES = 2 ** 26;

/**
 * Refuses a table of what pixels are made of that would be too large to keep.
 *
 * @param entries pairs of a pixel and a feature on it
 * @throws UnsuitableData
 */
export function requireTableSize(entries: number): void {
  if (entries <= MOST_ENTRIES) return;
  throw new OmixelError(
    "UnsuitableData",
    `So many features lie on so many pixels that their table has more than ${MOST_ENTRIES.toLocaleString("en")} entries.`,
    "Choose fewer pixels, a smaller radius, or keep fewer features.",
  );
}
