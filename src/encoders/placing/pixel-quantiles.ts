import { type Pixels, stretchPoints } from "./pixel-bins.js";

/** Places this near to the outermost quantile count as lying on it: sklearn's threshold. */
const BORDER = 1e-7;

/**
 * The pixel of each point after both coordinates are made uniform: each is replaced by its place between the quantiles of all,
 * as many as there are pixels along it. Crowded regions are stretched, empty ones shrink, and features collide less than in
 * bins. Reference: pyDeepInsight 0.2.3, discretization "qtb".
 *
 * @param points n × 2, row-major, finite
 */
export function quantilePixels(points: Float64Array, height: number, width: number): Pixels {
  const even = new Float64Array(points.length);
  for (const [axis, size] of [width, height].entries()) {
    const own = Float64Array.from({ length: points.length / 2 }, (_, i) => points[2 * i + axis]!);
    evened(own, Math.min(size, own.length)).forEach((share, i) => (even[2 * i + axis] = share));
  }
  const stretched = stretchPoints(even, height, width);
  const bin = (axis: number, size: number) =>
    Uint16Array.from({ length: points.length / 2 }, (_, i) => Math.min(size - 1, Math.floor(stretched[2 * i + axis]!)));
  return { x: bin(0, width), y: bin(1, height) };
}

/** Each value's share of the way from the lowest to the highest of some quantiles; within equal ones the middle. */
function evened(values: Float64Array, count: number): Float64Array {
  const sorted = values.slice().sort();
  const quantile = Float64Array.from({ length: count }, (_, q) => {
    const at = count > 1 ? (q / (count - 1)) * (sorted.length - 1) : 0;
    const below = Math.floor(at);
    const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (at - below) * (next - sorted[below]!);
  });
  const [lowest, highest] = [quantile[0]!, quantile[count - 1]!];
  return values.map((value) => {
    if (value - BORDER < lowest) return 0;
    if (value + BORDER > highest) return 1;
    // Equal quantiles: the first and the last of them, averaged.
    return (shareOf(value, quantile, "last") + shareOf(value, quantile, "first")) / 2;
  });
}

/** Where a value lies between ascending quantiles, 0 … 1; `among` chooses which of those that equal it counts. */
function shareOf(value: number, quantile: Float64Array, among: "first" | "last"): number {
  let [below, above] = [0, quantile.length - 1];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    const lower = among === "last" ? quantile[middle]! <= value : quantile[middle]! < value;
    if (lower) below = middle;
    else above = middle;
  }
  const step = quantile[above]! - quantile[below]!;
  const part = step > 0 ? (value - quantile[below]!) / step : 0;
  return (below + part) / (quantile.length - 1);
}
