import { hilbertWalk } from "../../math/hilbert.js";
import type { ImageSize } from "../encoder.js";
import { ringTracks } from "./ring-tracks.js";
import { type Track, tooSmall } from "./track.js";

export const shapes = ["hilbert", "rows", "annulus"] as const;

export type GenomeShape = (typeof shapes)[number];

/**
 * Where the chromosomes of a genome lie.
 *
 * @param sizes length of each chromosome, in any unit
 * @param inner radius of an annulus' hole, as a share of the whole radius
 * @throws UnsuitableData where the image is too small to show each
 */
export function tracksOf(
  step: string,
  shape: GenomeShape,
  sizes: Float64Array,
  { height, width }: ImageSize,
  inner: number,
): Track[] {
  switch (shape) {
    case "hilbert": {
      const { x, y } = hilbertWalk(height, width);
      return [{ first: 0, last: sizes.length, pixels: Uint32Array.from(x, (column, i) => y[i]! * width + column) }];
    }
    case "rows": {
      let top = 0;
      return Array.from(rowsOf(step, sizes, height), (rows, chromosome) => {
        const from = top;
        top += rows;
        return { first: chromosome, last: chromosome + 1, pixels: snake(from, rows, width) };
      });
    }
    case "annulus":
      return ringTracks(step, sizes, { height, width }, inner, 1)[0]!;
  }
}

/** Rows shared out by size, one at least to each chromosome (method of greatest divisors, D'Hondt). */
function rowsOf(step: string, sizes: Float64Array, height: number): Uint32Array {
  if (sizes.length > height)
    throw tooSmall(step, `${sizes.length} chromosomes cannot have a row each in ${height} rows.`);
  const rows = new Uint32Array(sizes.length).fill(1);
  for (let left = height - sizes.length; left > 0; left--) {
    let neediest = 0;
    for (let c = 1; c < sizes.length; c++) if (sizes[c]! / rows[c]! > sizes[neediest]! / rows[neediest]!) neediest = c;
    rows[neediest]!++;
  }
  return rows;
}

/** Rows read from left to right and back in turn, so that each pixel follows on a neighbour. */
function snake(top: number, rows: number, width: number): Uint32Array {
  return Uint32Array.from({ length: rows * width }, (_, i) => {
    const row = Math.floor(i / width);
    return (top + row) * width + (row % 2 === 0 ? i % width : width - 1 - (i % width));
  });
}
