import { convexHull } from "./convex-hull.js";

export interface Rectangle {
  /** 4 × 2, row-major, counter-clockwise. */
  readonly corners: Float64Array;
  readonly area: number;
  /** Radians by which the rectangle is turned against the axes, in [0, π / 2); "mirrored" in (-π / 2, 0]. */
  readonly angle: number;
  /** Points (n × 2) turned by -angle, so that the rectangle lies along the axes; a new array. */
  rotate(points: Float64Array): Float64Array;
}

/**
 * The rectangle of least area around points in the plane. One of its sides lies on an edge of the convex hull
 * (Freeman & Shapira 1975), so every edge is tried. Of equal areas the smallest angle wins.
 *
 * A single point gives a rectangle without extent, points on a line one without area along that line.
 *
 * @param points n × 2, row-major, finite, n ≥ 1
 * @param directions "edges" (default), or "mirrored": the angles of the edges with the wrong sign, which is what
 *   pyDeepInsight 0.2.3 tries. Its rectangle encloses the points but is the smallest one only by luck; it is here to
 *   reproduce its pictures.
 */
export function smallestRectangle(points: Float64Array, directions: "edges" | "mirrored" = "edges"): Rectangle {
  const corners = convexHull(points);
  const outline = new Float64Array(2 * corners.length);
  corners.forEach((point, i) => outline.set(points.subarray(2 * point, 2 * point + 2), 2 * i));

  let best = { ...extent(outline, 0), angle: 0, area: Infinity };
  for (const edge of edgeAngles(outline)) {
    const angle = directions === "edges" ? edge : -edge;
    const { left, right, bottom, top } = extent(outline, angle);
    const area = (right - left) * (top - bottom);
    // Areas that differ by rounding alone count as equal, else the last bit would choose the angle.
    if (area < best.area * (1 - 1e-12)) best = { left, right, bottom, top, angle, area };
  }
  const { left, right, bottom, top, angle, area } = best;
  return {
    corners: turned(Float64Array.of(left, bottom, right, bottom, right, top, left, top), -angle),
    area,
    angle,
    rotate: (others) => turned(others, angle),
  };
}

/** Directions of the hull's edges modulo a quarter turn, ascending; 0 where there is no edge. */
function edgeAngles(outline: Float64Array): number[] {
  const angles = [];
  for (let i = 0; i < outline.length; i += 2) {
    const next = (i + 2) % outline.length;
    const direction = Math.atan2(outline[next + 1]! - outline[i + 1]!, outline[next]! - outline[i]!);
    const quarter = Math.PI / 2;
    angles.push((((direction % quarter) + quarter) % quarter) % quarter);
  }
  return angles.sort((a, b) => a - b);
}

/** Smallest and largest coordinates after turning the points by -angle. */
function extent(points: Float64Array, angle: number): { left: number; right: number; bottom: number; top: number } {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const x = cos * points[i]! + sin * points[i + 1]!;
    const y = cos * points[i + 1]! - sin * points[i]!;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return { left, right, bottom, top };
}

/** The points turned by -angle. */
function turned(points: Float64Array, angle: number): Float64Array {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    out[i] = cos * points[i]! + sin * points[i + 1]!;
    out[i + 1] = cos * points[i + 1]! - sin * points[i]!;
  }
  return out;
}
