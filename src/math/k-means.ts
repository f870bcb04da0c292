import type { Random } from "../random.js";

/** What k-means found. */
export interface Clusters {
  /** k × dimensions, row-major. */
  readonly centres: Float64Array;
  /** Sum of the squared distances of the points from their centres. */
  readonly inertia: number;
}

/**
 * Lloyd's k-means from k-means++ starts (Arthur & Vassilvitskii 2007); the best of several. A centre that loses all its
 * points stays where it is.
 *
 * @param points n × dimensions, row-major, n ≥ k
 */
export function kMeans(
  points: Float64Array,
  dimensions: number,
  k: number,
  random: Random,
  { starts = 10, rounds = 25 }: { readonly starts?: number; readonly rounds?: number } = {},
): Clusters {
  let best: Clusters | undefined;
  for (let start = 0; start < starts; start++) {
    const found = descend(points, dimensions, spread(points, dimensions, k, random), rounds);
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

/** First centres, each drawn with a probability in proportion to its squared distance from those before it. */
function spread(points: Float64Array, dimensions: number, k: number, random: Random): Float64Array {
  const count = points.length / dimensions;
  const centres = new Float64Array(k * dimensions);
  const nearest = new Float64Array(count).fill(Infinity);
  let chosen = random.integer(count);
  for (let c = 0; c < k; c++) {
    centres.set(points.subarray(chosen * dimensions, (chosen + 1) * dimensions), c * dimensions);
    let total = 0;
    for (let i = 0; i < count; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(points, i, centres, c, dimensions));
      total += nearest[i]!;
    }
    let left = random.next() * total;
    chosen = count - 1;
    for (let i = 0; i < count; i++)
      if ((left -= nearest[i]!) < 0) {
        chosen = i;
        break;
      }
  }
  return centres;
}

function descend(points: Float64Array, dimensions: number, centres: Float64Array, rounds: number): Clusters {
  const count = points.length / dimensions;
  const k = centres.length / dimensions;
  const owner = new Int32Array(count).fill(-1);
  let inertia = 0;
  for (let round = 0; round < rounds; round++) {
    inertia = 0;
    let moved = 0;
    for (let i = 0; i < count; i++) {
      let [nearest, least] = [0, Infinity];
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(points, i, centres, c, dimensions);
        if (distance < least) [nearest, least] = [c, distance];
      }
      if (owner[i] !== nearest) moved++;
      owner[i] = nearest;
      inertia += least;
    }
    if (moved === 0) break;
    const sizes = new Uint32Array(k);
    const sums = new Float64Array(centres.length);
    for (let i = 0; i < count; i++) {
      const c = owner[i]!;
      sizes[c]!++;
      for (let d = 0; d < dimensions; d++) sums[c * dimensions + d]! += points[i * dimensions + d]!;
    }
    for (let at = 0; at < centres.length; at++) {
      const size = sizes[Math.floor(at / dimensions)]!;
      if (size > 0) centres[at] = sums[at]! / size;
    }
  }
  return { centres, inertia };
}

function squaredDistance(
  points: Float64Array,
  i: number,
  centres: Float64Array,
  c: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let d = 0, a = i * dimensions, b = c * dimensions; d < dimensions; d++, a++, b++) {
    const difference = points[a]! - centres[b]!;
    sum += difference * difference;
  }
  return sum;
}
