/** Finds the cheapest of many weighted points in the plane: squared distance + weight. */
export interface WeightedNearest {
  /**
   * The cheapest point as seen from a place, and what the two cheapest cost (Infinity where there is no second); the answer
   * is overwritten by the next call.
   */
  nearest(x: number, y: number): Readonly<Cheapest>;
  /** Changes the weight of one point. */
  weigh(point: number, weight: number): void;
  /**
   * Changes all weights.
   *
   * @param likely n × 2: roughly where searches that end at each point start; without any influence on what is found
   */
  weighAll(weights: Float64Array, likely: Float64Array): void;
}

interface Cheapest {
  point: number;
  cost: number;
  second: number;
}

/** Most points in a leaf of the tree. */
const LEAF = 6;

/**
 * A balanced tree of boxes over the points. For the points of a box, weight + |point|² is bounded from below by a plane whose
 * slope is learnt from where searches come from; a search then skips boxes whose plane is too high. Boxes with the
 * distance to them alone would hardly bound anything where weights grow as fast as distances fall, which is what the prices of an
 * assignment do.
 *
 * @param points n × 2, row-major, finite, n ≥ 1
 */
export function weightedNearest(points: Float64Array): WeightedNearest {
  const count = points.length / 2;
  let leaves = 1;
  while (count > LEAF * leaves) leaves *= 2;
  // Node 1 is the root, the children of node i are 2 i and 2 i + 1.
  const node = () => new Float64Array(2 * leaves);
  const [left, right, bottom, top] = [node(), node(), node(), node()];
  const [low, slopeX, slopeY] = [node(), node(), node()];
  const from = new Int32Array(2 * leaves);
  const to = new Int32Array(2 * leaves);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  (function build(at: number, first: number, end: number): void {
    [left[at], right[at], bottom[at], top[at]] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let k = first; k < end; k++) {
      const [x, y] = [points[2 * order[k]!]!, points[2 * order[k]! + 1]!];
      left[at] = Math.min(left[at], x);
      right[at] = Math.max(right[at], x);
      bottom[at] = Math.min(bottom[at], y);
      top[at] = Math.max(top[at], y);
    }
    from[at] = first;
    to[at] = end;
    if (at >= leaves) return;
    const axis = right[at] - left[at] >= top[at] - bottom[at] ? 0 : 1;
    order.subarray(first, end).sort((i, j) => points[2 * i + axis]! - points[2 * j + axis]! || i - j);
    const middle = (first + end) >> 1;
    build(2 * at, first, middle);
    build(2 * at + 1, middle, end);
  })(1, 0, count);

  const x = Float64Array.from(order, (i) => points[2 * i]!);
  const y = Float64Array.from(order, (i) => points[2 * i + 1]!);
  const raised = new Float64Array(count); // weight + |point|²
  const place = new Int32Array(count);
  order.forEach((point, k) => (place[point] = k));
  const leafOf = new Int32Array(count);
  for (let leaf = leaves; leaf < 2 * leaves; leaf++) leafOf.fill(leaf, from[leaf], to[leaf]);

  /** Least of raised - (a, b) · point over a box, where raised ≥ low + slope · point. */
  const least = (box: number, a: number, b: number): number => {
    const dx = slopeX[box]! - a;
    const dy = slopeY[box]! - b;
    return low[box]! + dx * (dx > 0 ? left[box]! : right[box]!) + dy * (dy > 0 ? bottom[box]! : top[box]!);
  };
  const lowOf = (box: number): number => {
    const dx = slopeX[box]!;
    const dy = slopeY[box]!;
    if (box < leaves) return Math.min(least(2 * box, dx, dy), least(2 * box + 1, dx, dy));
    let found = Infinity;
    for (let k = from[box]!; k < to[box]!; k++) found = Math.min(found, raised[k]! - dx * x[k]! - dy * y[k]!);
    return found;
  };

  // Of the search that runs: the place, doubled, and what was found, without the place's own square.
  let a = 0;
  let b = 0;
  let best = 0;
  let second = 0;
  let bestAt = 0;
  const search = (box: number): void => {
    if (box >= leaves) {
      for (let k = from[box]!; k < to[box]!; k++) {
        const cost = raised[k]! - a * x[k]! - b * y[k]!;
        if (cost >= second) continue;
        if (cost < best) {
          second = best;
          best = cost;
          bestAt = k;
        } else second = cost;
      }
      return;
    }
    const one = 2 * box;
    const ofOne = least(one, a, b);
    const ofOther = least(one + 1, a, b);
    const first = ofOne <= ofOther ? one : one + 1;
    if ((first === one ? ofOne : ofOther) < second) search(first);
    if ((first === one ? ofOther : ofOne) < second) search(first ^ 1);
  };

  const answer = { point: 0, cost: 0, second: 0 };
  return {
    nearest(fromX, fromY) {
      a = 2 * fromX;
      b = 2 * fromY;
      best = second = Infinity;
      search(1);
      const own = fromX * fromX + fromY * fromY;
      answer.point = order[bestAt]!;
      answer.cost = best + own;
      answer.second = second + own;
      return answer;
    },
    weigh(point, weight) {
      const k = place[point]!;
      raised[k] = weight + x[k]! * x[k]! + y[k]! * y[k]!;
      for (let box = leafOf[k]!; box > 0; box >>= 1) {
        const found = lowOf(box);
        if (found === low[box]) return;
        low[box] = found;
      }
    },
    weighAll(weights, likely) {
      for (let k = 0; k < count; k++) raised[k] = weights[order[k]!]! + x[k]! * x[k]! + y[k]! * y[k]!;
      for (let box = 2 * leaves - 1; box > 0; box--) {
        let [sumX, sumY] = [0, 0];
        for (let k = from[box]!; k < to[box]!; k++) {
          sumX += likely[2 * order[k]!]!;
          sumY += likely[2 * order[k]! + 1]!;
        }
        slopeX[box] = (2 * sumX) / (to[box]! - from[box]!);
        slopeY[box] = (2 * sumY) / (to[box]! - from[box]!);
        low[box] = lowOf(box);
      }
    },
  };
}
