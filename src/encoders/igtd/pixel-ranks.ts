import type { ImageSize } from "../encoder.js";
import { type OffsetTable, offsetTable } from "../grid-match/offset-table.js";

export const pixelDistances = ["euclidean", "manhattan"] as const;

export type PixelDistanceName = (typeof pixelDistances)[number];

/**
 * Ranks of the distances between some pixels of an image; the shortest has rank 1, equal ones the mean of theirs. Pixels of
 * one offset have one distance, so that offsets are counted, never pairs.
 *
 * @param pixels row × width + column, ascending, side by side in each row
 * @param unit by which ranks are divided
 */
export function pixelRanks(size: ImageSize, pixels: Int32Array, by: PixelDistanceName, unit = 1): OffsetTable {
  const { height, width } = size;
  const length = (dx: number, dy: number) => (by === "euclidean" ? dx * dx + dy * dy : dx + dy);
  const runs = runsOf(size, pixels);
  const pairs = new Float64Array(length(width, height) + 1);
  for (let dy = 0; dy < height; dy++)
    for (let dx = 0; dx < width; dx++) if (dx + dy > 0) pairs[length(dx, dy)]! += pairsApart(runs, dx, dy);
  const ranks = new Float64Array(pairs.length);
  let before = 0;
  for (let at = 0; at < pairs.length; at++) {
    ranks[at] = (before + (pairs[at]! + 1) / 2) / unit;
    before += pairs[at]!;
  }
  return offsetTable(size, (dx, dy) => ranks[length(dx, dy)]!);
}

/** Of each row, the first column that is used and the one behind the last. */
interface Runs {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function runsOf({ height, width }: ImageSize, pixels: Int32Array): Runs {
  const [from, to] = [new Int32Array(height), new Int32Array(height)];
  for (const pixel of pixels) {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    if (to[row] === 0) from[row] = column;
    to[row] = column + 1;
  }
  return { from, to };
}

/** How many pairs of the pixels lie dx columns and dy rows apart. */
function pairsApart({ from, to }: Runs, dx: number, dy: number): number {
  let pairs = 0;
  for (let row = 0; row + dy < from.length; row++) {
    const other = row + dy;
    const side = (step: number) =>
      Math.max(0, Math.min(to[row]!, to[other]! - step) - Math.max(from[row]!, from[other]! - step));
    pairs += side(dx);
    if (dx > 0 && dy > 0) pairs += side(-dx);
  }
  return pairs;
}
