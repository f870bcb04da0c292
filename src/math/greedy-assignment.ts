import { pixelCentres, requireRoom } from "./grid-assignment.js";
import { weightedNearest } from "./weighted-nearest.js";

/** A point is tried on the pixels this far from its own and from the one it would like best. */
const REACH = 3;
/** Rounds of exchanges, at most. */
const ROUNDS = 200;

/**
 * Gives each point a pixel of its own so that the sum of squared distances is small: the points, one after another, take the
 * nearest pixel that is free; then points move to free pixels or change places with others nearby as long as that makes the sum
 * smaller. After the asymmetric greedy search of Brown et al. 2017, which looks at all pairs. No bound, but near the least
 * sum where pixels are not scarce. Deterministic.
 *
 * @param points n × 2, row-major: x in pixels from the left border, y from the top; finite
 * @param breathe called often with the share that is done, 0 … 1; what it throws ends the search
 * @returns the pixel of each point, row × width + column
 * @throws UnsuitableData when there are more points than pixels
 */
export async function greedyAssignment(
  points: Float64Array,
  height: number,
  width: number,
  breathe: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<Int32Array> {
  const count = points.length / 2;
  requireRoom(count, height, width);
  const pixelOf = nearestFree(points, height, width);
  const ownerOf = new Int32Array(height * width).fill(-1);
  pixelOf.forEach((pixel, point) => (ownerOf[pixel] = point));

  const distance = (point: number, pixel: number) => {
    const dx = points[2 * point]! - (pixel % width) - 0.5;
    const dy = points[2 * point + 1]! - Math.floor(pixel / width) - 0.5;
    return dx * dx + dy * dy;
  };
  const settle = (point: number, centreX: number, centreY: number): boolean => {
    let [best, gain] = [-1, 1e-9];
    const own = pixelOf[point]!;
    const now = distance(point, own);
    for (let y = Math.max(0, centreY - REACH); y <= Math.min(height - 1, centreY + REACH); y++)
      for (let x = Math.max(0, centreX - REACH); x <= Math.min(width - 1, centreX + REACH); x++) {
        const pixel = y * width + x;
        const other = ownerOf[pixel]!;
        const back = other < 0 ? 0 : distance(other, pixel) - distance(other, own);
        const gained = now - distance(point, pixel) + back;
        if (gained > gain) [best, gain] = [pixel, gained];
      }
    if (best < 0) return false;
    const other = ownerOf[best]!;
    ownerOf[own] = other;
    if (other >= 0) pixelOf[other] = own;
    ownerOf[best] = point;
    pixelOf[point] = best;
    return true;
  };
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let point = 0; point < count; point++) {
      if (point % 1024 === 0) await breathe(round / ROUNDS);
      const pixel = pixelOf[point]!;
      const near = settle(point, pixel % width, Math.floor(pixel / width));
      const far = settle(point, Math.floor(points[2 * point]!), Math.floor(points[2 * point + 1]!));
      if (near || far) moved++;
    }
    if (moved === 0) break;
  }
  return pixelOf;
}

function nearestFree(points: Float64Array, height: number, width: number): Int32Array {
  const centres = pixelCentres(height, width);
  const free = weightedNearest(centres);
  free.weighAll(new Float64Array(height * width), centres);
  return Int32Array.from({ length: points.length / 2 }, (_, point) => {
    const pixel = free.nearest(points[2 * point]!, points[2 * point + 1]!).point;
    free.weigh(pixel, Infinity);
    return pixel;
  });
}
