import type { ImageSize } from "../encoder.js";
import type { Pixels } from "../placing/pixel-bins.js";

/**
 * The pixel of each point when the square around the circle around all points, centred on their mean, is stretched over the
 * image, its borders on the centres of the outermost pixels.
 *
 * @param points n × 2, row-major, finite, n ≥ 1
 */
export function squarePixels(points: Float64Array, { height, width }: ImageSize): Pixels {
  const count = points.length / 2;
  const centre = [0, 1].map((axis) => points.reduce((sum, value, i) => sum + (i % 2 === axis ? value : 0), 0) / count);
  let radius = 0;
  for (let i = 0; i < points.length; i += 2)
    radius = Math.max(radius, Math.hypot(points[i]! - centre[0]!, points[i + 1]! - centre[1]!));
  const on = (axis: number, size: number) =>
    Uint16Array.from({ length: count }, (_, i) => {
      const share = radius > 0 ? (points[2 * i + axis]! - centre[axis]! + radius) / (2 * radius) : 0.5;
      return Math.min(size - 1, Math.max(0, Math.round(share * (size - 1))));
    });
  return { x: on(0, width), y: on(1, height) };
}
