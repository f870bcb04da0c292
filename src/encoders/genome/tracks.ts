import { OmixelError } from "../../errors.js";
import { hilbertWalk } from "../../math/hilbert.js";
import type { ImageSize } from "../encoder.js";

export const shapes = ["hilbert", "rows", "annulus"] as const;

export type GenomeShape = (typeof shapes)[number];

/** Pixels that some chromosomes lie on, one after another: from the first to before the last, in pixels of the image. */
export interface Track {
  readonly first: number;
  readonly last: number;
  readonly pixels: Uint32Array;
}

/** Pixels between chromosomes of an annulus, and the fewest of one, along its middle circle. */
const [GAP, LEAST_ARC] = [1.5, 2];
/** Gaps take at most this share of the circle. */
const MOST_GAPS = 0.2;

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
      return arcs(step, sizes, { height, width }, inner);
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

/** Sectors of a ring, clockwise from the top; its pixels by angle, from the hole outwards where angles are equal. */
function arcs(step: string, sizes: Float64Array, { height, width }: ImageSize, inner: number): Track[] {
  const outer = Math.min(height, width) / 2;
  const middle = (outer * (1 + inner)) / 2;
  const turn = 2 * Math.PI;
  const gap = sizes.length === 1 ? 0 : Math.min(GAP / middle, (MOST_GAPS * turn) / sizes.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.max(size / total, LEAST_ARC / (middle * turn)));
  const unit = (turn - gap * sizes.length) / shares.reduce((sum, share) => sum + share, 0);
  const pixels: { pixel: number; angle: number; radius: number }[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const radius = Math.hypot(dx, dy);
      if (radius > outer || radius < inner * outer) continue;
      pixels.push({ pixel: y * width + x, angle: (Math.atan2(dx, -dy) + turn) % turn, radius });
    }
  pixels.sort((a, b) => a.angle - b.angle || a.radius - b.radius);
  let from = 0;
  return Array.from(shares, (share, chromosome) => {
    const to = from + share * unit;
    const own = pixels.filter(({ angle }) => angle >= from && angle < to);
    if (own.length === 0) throw tooSmall(step, `The ring has no pixel for each of ${sizes.length} chromosomes.`);
    from = to + gap;
    return { first: chromosome, last: chromosome + 1, pixels: Uint32Array.from(own, ({ pixel }) => pixel) };
  });
}

function tooSmall(step: string, what: string): OmixelError {
  return new OmixelError("UnsuitableData", what, 'Choose more pixels, or { shape: "hilbert" }.', { step });
}
