/** Column and row of each point in an image. */
export interface Pixels {
  readonly x: Uint16Array;
  readonly y: Uint16Array;
}

/** Spread of a coordinate below this share of the other's is rounding, not extent. */
const FLAT = 1e-9;

/**
 * Points stretched over an image: first coordinates fill 0 … width, second 0 … height. A coordinate without extent is put
 * in the middle.
 *
 * @param points n × 2, row-major, finite
 * @returns n × 2, a new array
 */
export function stretchPoints(points: Float64Array, height: number, width: number): Float64Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  points.forEach((value, i) => {
    if (value < low[i % 2]!) low[i % 2] = value;
    if (value > high[i % 2]!) high[i % 2] = value;
  });
  const extent = [high[0]! - low[0]!, high[1]! - low[1]!];
  const least = FLAT * Math.max(...extent);
  const side = [width, height];
  return points.map((value, i) => {
    const axis = i % 2;
    const share = extent[axis]! > least ? (value - low[axis]!) / extent[axis]! : 0.5;
    return share * side[axis]!;
  });
}

/**
 * The pixel each point falls on after stretching; the largest coordinates fall on the last pixel. Several points may
 * share a pixel. Reference: pyDeepInsight 0.2.3, discretization "bin".
 *
 * @param points n × 2, row-major, finite
 * @param margin pixels left free at every border, so that discs of that radius are not cut
 */
export function binPixels(points: Float64Array, height: number, width: number, margin = 0): Pixels {
  const [rows, columns] = [height - 2 * margin, width - 2 * margin];
  const stretched = stretchPoints(points, rows, columns);
  const count = points.length / 2;
  const bin = (axis: number, size: number) =>
    Uint16Array.from({ length: count }, (_, i) => margin + Math.min(size - 1, Math.floor(stretched[2 * i + axis]!)));
  return { x: bin(0, columns), y: bin(1, rows) };
}
