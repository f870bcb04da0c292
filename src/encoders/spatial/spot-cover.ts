import type { ImageSize } from "../encoder.js";
import { SpotGrid } from "./spot-grid.js";

export const fills = ["nearest", "blend", "none"] as const;

export type Fill = (typeof fills)[number];

/** Spots that lie closer than this share of a pixel have no spacing to speak of. */
const CLOSE = 1e-9;

/**
 * Tells which spots a pixel shows, and what each weighs: those that fall on it; on the others by `fill` what lies near.
 *
 * @param points n × 2 in pixels, from the left and from the top, inside the image
 * @param reach how far a spot is seen, in median distances from a spot to the nearest other
 * @param visit called for the spots of a pixel in any order; only the ratios of their weights count
 * @returns the pixel on which each spot falls
 */
export function coverSpots(
  points: Float64Array,
  { height, width }: ImageSize,
  { fill, reach }: { readonly fill: Fill; readonly reach: number },
  visit: (pixel: number, spot: number, weight: number) => void,
): Uint32Array {
  const count = points.length / 2;
  const own = Uint32Array.from({ length: count }, (_, i) => {
    const x = Math.min(width - 1, Math.floor(points[2 * i]!));
    return Math.min(height - 1, Math.floor(points[2 * i + 1]!)) * width + x;
  });
  const spots = new SpotGrid(points);
  const spacing = spots.spacing();
  const radius = reach * (spacing > CLOSE ? spacing : Math.sqrt((height * width) / count));
  if (fill === "blend") {
    const weightOf = (squared: number) => Math.exp((-2 * squared) / radius ** 2); // the standard deviation is half of the reach
    const centre = (pixel: number) => [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5] as const;
    const away = (i: number) => {
      const [x, y] = centre(own[i]!);
      return (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
    };
    // A spot that is not seen from the centre of its own pixel is on it all the same.
    for (let i = 0; i < count; i++) if (away(i) > radius ** 2) visit(own[i]!, i, weightOf(radius ** 2));
    for (let pixel = 0; pixel < height * width; pixel++)
      spots.within(...centre(pixel), radius, (i, squared) => visit(pixel, i, weightOf(squared)));
    return own;
  }
  const taken = new Uint8Array(height * width);
  own.forEach((pixel, i) => {
    taken[pixel] = 1;
    visit(pixel, i, 1);
  });
  if (fill === "nearest")
    for (let pixel = 0; pixel < height * width; pixel++) {
      if (taken[pixel] === 1) continue;
      const { point } = spots.nearest((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5, radius);
      if (point >= 0) visit(pixel, point, 1);
    }
  return own;
}
