import type { ImageSize } from "../encoder.js";
import { type Track, tooSmall } from "./track.js";

/** Pixels between chromosomes of an annulus, and the fewest of one, along its middle circle. */
const [GAP, LEAST_ARC] = [1.5, 2];
/** Gaps take at most this share of the circle. */
const MOST_GAPS = 0.2;
/** Pixels between two rings. */
const BETWEEN = 1;

const turn = 2 * Math.PI;

/**
 * Sectors of concentric rings, clockwise from the top, at the same angles on all of them; the pixels of each by angle, from
 * the hole outwards where angles are equal. The first ring is the outermost.
 *
 * @param inner radius of the hole, as a share of the whole radius
 * @returns the chromosomes of each ring
 * @throws UnsuitableData where a ring has no pixel for each chromosome
 */
export function ringTracks(
  step: string,
  sizes: Float64Array,
  size: ImageSize,
  inner: number,
  rings: number,
): Track[][] {
  const bounds = ringBounds(size, inner, rings);
  const sectors = sectorsOf(sizes, (bounds.at(-1)!.from + bounds.at(-1)!.to) / 2);
  const pixels = byAngle(size);
  return bounds.map(({ from, to }, ring) => {
    const own = pixels.filter(({ radius }) => radius >= from && (ring === 0 ? radius <= to : radius < to));
    return sectors.map((sector, chromosome) => {
      const there = own.filter(({ angle }) => angle >= sector.from && angle < sector.to);
      if (there.length === 0)
        throw tooSmall(
          step,
          `${rings === 1 ? "The ring" : `Ring ${ring + 1} of ${rings}`} has no pixel for each of ${sizes.length} chromosomes.`,
          ...(rings === 1 ? [] : ['{ tracks: "channels" }']),
        );
      return { first: chromosome, last: chromosome + 1, pixels: Uint32Array.from(there, ({ pixel }) => pixel) };
    });
  });
}

/** Inner and outer radius of each ring in pixels, equally wide. */
export function ringBounds({ height, width }: ImageSize, inner: number, rings: number): { from: number; to: number }[] {
  const outer = Math.min(height, width) / 2;
  const wide = (outer * (1 - inner) - (rings - 1) * BETWEEN) / rings;
  return Array.from({ length: rings }, (_, ring) => {
    const to = outer - ring * (wide + BETWEEN);
    // The hole ends where it is said to, not where the last subtraction happens to.
    return { from: ring === rings - 1 ? inner * outer : to - wide, to };
  });
}

/** Where chromosomes begin and end, in radians. @param middle radius of the circle along which pixels are counted */
function sectorsOf(sizes: Float64Array, middle: number): { from: number; to: number }[] {
  const gap = sizes.length === 1 ? 0 : Math.min(GAP / middle, (MOST_GAPS * turn) / sizes.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.max(size / total, LEAST_ARC / (middle * turn)));
  const unit = (turn - gap * sizes.length) / shares.reduce((sum, share) => sum + share, 0);
  let from = 0;
  return Array.from(shares, (share) => {
    const sector = { from, to: from + share * unit };
    from = sector.to + gap;
    return sector;
  });
}

function byAngle({ height, width }: ImageSize): { pixel: number; angle: number; radius: number }[] {
  const pixels = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      pixels.push({
        pixel: y * width + x,
        angle: (Math.atan2(dx, -dy) + turn) % turn,
        radius: Math.hypot(dx, dy),
      });
    }
  return pixels.sort((a, b) => a.angle - b.angle || a.radius - b.radius);
}
