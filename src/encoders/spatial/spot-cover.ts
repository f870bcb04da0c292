import type { ImageSize } from "../encoder.js";
import { SpotGrid } from "./spot-grid.js";

export const fills = ["nearest", "blend", "none"] as const;

export type Fill = (typeof fills)[number];

/** Spots that lie closer than this share of a pixel have no spacing to speak of. */
const CLOSE = 1e-9;

/** Median distance of a spot to the nearest other in pixels; without one, that of so many spots all over the image. */
export function spotSpacing(points: Float64Array, { height, width }: ImageSize): number {
  const spacing = new SpotGrid(points).spacing();
  return spacing > CLOSE ? spacing : Math.sqrt((2 * height * width) / points.length);
}

/**
 * Tells which spots a pixel shows, and what each weighs: those that fall on it; where none does, by `fill` what lies near.
 *
 * @param points n × 2 in pixels, from the left and from the top; outside of the image they fall on no pixel
 * @param radius how far a spot is seen, in pixels
 * @param visit called for the spots of a pixel in any order; only the ratios of their weights count
 * @returns the pixel on which each spot falls, -1 outside
 */
export function coverSpots(
  points: Float64Array,
  { height, width }: ImageSize,
  { fill, radius }: { readonly fill: Fill; readonly radius: number },
  visit: (pixel: number, spot: number, weight: number) => void,
): Int32Array {
  const own = Int32Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [Math.floor(points[2 * i]!), Math.floor(points[2 * i + 1]!)];
    return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
  });
  const discs = discsOf(points, { height, width }, radius);
  if (fill === "blend") {
    // The standard deviation is half of the radius; a bell curve is the product of one across and one down.
    const bell = (away: number) => Math.exp((-2 * away ** 2) / radius ** 2);
    const across = new Float64Array(width);
    own.forEach((pixel, i) => {
      let onOwn = pixel < 0;
      for (let column = 0; column < width; column++) across[column] = bell(column + 0.5 - points[2 * i]!);
      let [row, down] = [-1, 0];
      discs(i, (seen, _, y) => {
        onOwn ||= seen === pixel;
        if (y !== row) [row, down] = [y, bell(y + 0.5 - points[2 * i + 1]!)];
        visit(seen, i, down * across[seen - y * width]!);
      });
      // A spot that is not seen from the middle of its own pixel is on it all the same.
      if (!onOwn) visit(pixel, i, Math.exp(-2));
    });
    return own;
  }
  const nearest = new Int32Array(height * width).fill(-1);
  const least = new Float64Array(fill === "nearest" ? height * width : 0).fill(Infinity);
  own.forEach((pixel, i) => {
    if (pixel >= 0) visit(pixel, i, 1);
    if (fill === "nearest")
      discs(i, (seen, squared) => {
        if (squared >= least[seen]!) return;
        least[seen] = squared;
        nearest[seen] = i;
      });
  });
  for (const pixel of own) nearest[pixel] = -1; // a spot falls on it; -1 is no index and changes nothing
  nearest.forEach((i, pixel) => i >= 0 && visit(pixel, i, 1));
  return own;
}

/** Calls back for the pixels whose middle lies within the radius of a spot, row after row. */
function discsOf(
  points: Float64Array,
  { height, width }: ImageSize,
  radius: number,
): (spot: number, see: (pixel: number, squared: number, row: number) => void) => void {
  return (spot, see) => {
    const [x, y] = [points[2 * spot]! - 0.5, points[2 * spot + 1]! - 0.5];
    for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(height - 1, y + radius); row++) {
      const half = Math.sqrt(radius ** 2 - (row - y) ** 2);
      for (let column = Math.max(0, Math.ceil(x - half)); column <= Math.min(width - 1, x + half); column++)
        see(row * width + column, (column - x) ** 2 + (row - y) ** 2, row);
    }
  };
}
