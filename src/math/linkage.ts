import type { Dense } from "../data/dense.js";
import { atOnce, type Rounds } from "./rounds.js";

/** A tree of n - 1 merges, lowest first. Clusters 0 … n - 1 are the points, n + i is what merge i formed. */
export interface Linkage {
  /** The lower of the two clusters that merge. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Distance at which they merge, ascending. */
  readonly height: Float64Array;
}

/** What the distance of two clusters is. */
export type LinkageMethod = "average" | "complete" | "ward";

/** Distance of a cluster to the merger of clusters a and b, from the distances and the sizes of all three. */
type Update = (toA: number, toB: number, between: number, a: number, b: number, size: number) => number;

/** The formula of Lance & Williams (1967) for each method. */
const updates: Readonly<Record<LinkageMethod, Update>> = {
  average: (toA, toB, _between, a, b) => (a * toA + b * toB) / (a + b),
  complete: (toA, toB) => Math.max(toA, toB),
  ward: (toA, toB, between, a, b, size) =>
    Math.sqrt(((a + size) * toA * toA + (b + size) * toB * toB - size * between * between) / (a + b + size)),
};

/**
 * Agglomerative clustering by the nearest-neighbour chain, O(n²) time (Murtagh 1983).
 * Reference: scipy.cluster.hierarchy.linkage.
 *
 * @param distance n × n, symmetric, finite; only the upper triangle is read
 * @param method "average": mean distance of the points (UPGMA, Sokal & Michener 1958); "complete": largest distance;
 *   "ward": growth of the squared distances to the mean (Ward 1963), which asks for Euclidean distances
 */
export function linkage(distance: Dense, method: LinkageMethod): Linkage {
  return atOnce(linkageRounds(distance, method));
}

/** `linkage`, with pauses. */
export function* linkageRounds(distance: Dense, method: LinkageMethod): Rounds<Linkage> {
  const count = distance.rows;
  const merges = yield* chainMerges(new Float64Array(distance.values), count, updates[method]);
  // The chain finds merges out of order; sorting by height (stable for ties) gives the tree of the greedy algorithm.
  merges.sort((a, b) => a.height - b.height);

  const cluster = Uint32Array.from({ length: count }, (_, i) => i);
  const root = (point: number): number => {
    while (cluster[point] !== point) {
      cluster[point] = cluster[cluster[point]!]!;
      point = cluster[point]!;
    }
    return point;
  };
  const name = Uint32Array.from(cluster);
  const tree = {
    left: new Uint32Array(merges.length),
    right: new Uint32Array(merges.length),
    height: Float64Array.from(merges, (merge) => merge.height),
  };
  merges.forEach(({ a, b }, i) => {
    const [rootA, rootB] = [root(a), root(b)];
    tree.left[i] = Math.min(name[rootA]!, name[rootB]!);
    tree.right[i] = Math.max(name[rootA]!, name[rootB]!);
    cluster[rootA] = rootB;
    name[rootB] = count + i;
  });
  return tree;
}

interface Merge {
  /** One point of each cluster. */
  readonly a: number;
  readonly b: number;
  readonly height: number;
}

/** Follows nearest neighbours until two clusters are each other's nearest, merges them, goes on from there. */
function* chainMerges(distance: Float64Array, count: number, update: Update): Rounds<Merge[]> {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) distance[i * count + j] = distance[j * count + i]!;
    yield 0;
  }
  const size = new Uint32Array(count).fill(1);
  // Clusters that still exist, named by one of their points, ascending.
  const alive = Uint32Array.from({ length: count }, (_, i) => i);
  let left = count;
  const chain: number[] = [];
  const merges: Merge[] = [];
  while (left > 1) {
    if (chain.length === 0) chain.push(alive[0]!);
    const tip = chain.at(-1)!;
    const before = chain.at(-2);
    const nearest = nearestOf(tip, before, distance, count, alive.subarray(0, left));
    yield merges.length / (count - 1);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ a: tip, b: nearest, height: distance[tip * count + nearest]! });
    left = remove(alive, left, tip);
    mergeRows(distance, count, tip, nearest, size, alive.subarray(0, left), update);
  }
  return merges;
}

/** The cluster before wins ties, otherwise a chain of equal distances would run in circles. */
function nearestOf(
  tip: number,
  before: number | undefined,
  distance: Float64Array,
  count: number,
  alive: Uint32Array,
): number {
  let nearest = before ?? -1;
  let least = before === undefined ? Infinity : distance[tip * count + before]!;
  for (const other of alive)
    if (other !== tip && distance[tip * count + other]! < least) {
      least = distance[tip * count + other]!;
      nearest = other;
    }
  return nearest;
}

/** Takes a value out of the first `length` entries; returns the new length. */
function remove(values: Uint32Array, length: number, value: number): number {
  const at = values.indexOf(value);
  values.copyWithin(at, at + 1, length);
  return length - 1;
}

/** Distances of the merged cluster, kept under the name `into`. */
function mergeRows(
  distance: Float64Array,
  count: number,
  gone: number,
  into: number,
  size: Uint32Array,
  alive: Uint32Array,
  update: Update,
): void {
  const between = distance[gone * count + into]!;
  const [a, b] = [size[gone]!, size[into]!];
  for (const other of alive) {
    if (other === into) continue;
    const [toA, toB] = [distance[gone * count + other]!, distance[into * count + other]!];
    const merged = update(toA, toB, between, a, b, size[other]!);
    distance[into * count + other] = merged;
    distance[other * count + into] = merged;
  }
  size[into] = a + b;
}
