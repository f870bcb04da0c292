/**
 * Corners of the convex hull of points in the plane, by Andrew's monotone chain (Andrew 1979).
 *
 * Points inside an edge are no corners. Of equal points the one with the lowest index is taken, so a single point (or
 * n equal ones) has one corner and points on a line have two.
 *
 * @param points n × 2, row-major, finite; may be empty
 * @returns indices of the corners, counter-clockwise, from the leftmost (then lowest) point
 */
export function convexHull(points: Float64Array): Uint32Array {
  const order = distinctInOrder(points);
  if (order.length < 3) return order;
  const lower = chain(points, order);
  const upper = chain(points, order.reverse());
  return Uint32Array.from([...lower.slice(0, -1), ...upper.slice(0, -1)]);
}

/** Indices by x, then y, then index, without points that are equal to an earlier one. */
function distinctInOrder(points: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: points.length / 2 }, (_, i) => i);
  order.sort((i, j) => points[2 * i]! - points[2 * j]! || points[2 * i + 1]! - points[2 * j + 1]! || i - j);
  return order.filter((i, at) => {
    if (at === 0) return true;
    const before = order[at - 1]!;
    return points[2 * i] !== points[2 * before] || points[2 * i + 1] !== points[2 * before + 1];
  });
}

/** The half of the hull that turns left all along the given order. */
function chain(points: Float64Array, order: Uint32Array): number[] {
  const corners: number[] = [];
  for (const next of order) {
    while (corners.length > 1 && turn(points, corners.at(-2)!, corners.at(-1)!, next) <= 0) corners.pop();
    corners.push(next);
  }
  return corners;
}

/** Positive where a → b → c turns left. */
function turn(points: Float64Array, a: number, b: number, c: number): number {
  const [ax, ay] = [points[2 * a]!, points[2 * a + 1]!];
  return (points[2 * b]! - ax) * (points[2 * c + 1]! - ay) - (points[2 * b + 1]! - ay) * (points[2 * c]! - ax);
}
