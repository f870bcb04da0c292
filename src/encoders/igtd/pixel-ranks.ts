import type { ImageSize } from "../encoder.js";
import { type OffsetTable, offsetTable } from "../grid-match/offset-table.js";

export const pixelDistances = ["euclidean", "manhattan"] as const;

export type PixelDistanceName = (typeof pixelDistances)[number];

/**
 * Ranks of the distances between the first `count` pixels of an image, row by row; the shortest has rank 1, equal ones the
 * mean of theirs. Pixels of one offset have one distance, so that offsets are counted, never pairs.
 *
 * @param unit by which ranks are divided
 */
export function pixelRanks(size: ImageSize, count: number, by: PixelDistanceName, unit = 1): OffsetTable {
  const { height, width } = size;
  const length = (dx: number, dy: number) => (by === "euclidean" ? dx * dx + dy * dy : dx + dy);
  const pairs = new Float64Array(length(width, height) + 1);
  for (let dy = 0; dy < height; dy++)
    for (let dx = 0; dx < width; dx++) if (dx + dy > 0) pairs[length(dx, dy)]! += pairsApart(size, count, dx, dy);
  const ranks = new Float64Array(pairs.length);
  let before = 0;
  for (let at = 0; at < pairs.length; at++) {
    ranks[at] = (before + (pairs[at]! + 1) / 2) / unit;
    before += pairs[at]!;
  }
  return offsetTable(size, (dx, dy) => ranks[length(dx, dy)]!);
}

/** How many pairs of the first `count` pixels lie dx columns and dy rows apart. */
function pairsApart({ height, width }: ImageSize, count: number, dx: number, dy: number): number {
  const used = (row: number) => Math.max(0, Math.min(width, count - row * width));
  let pairs = 0;
  for (let row = 0; row + dy < height; row++) {
    const [upper, lower] = [used(row), used(row + dy)];
    pairs += Math.max(0, Math.min(upper, lower - dx));
    if (dx > 0 && dy > 0) pairs += Math.max(0, Math.min(upper - dx, lower));
  }
  return pairs;
}
