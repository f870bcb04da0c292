import type { Neighbours } from "./neighbours.js";

/** A symmetric weighted graph, both directions stored, ordered by row, then column. */
export interface FuzzySet {
  readonly count: number;
  /** Length count + 1: edges of point i are start[i] … start[i + 1] - 1. */
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** Membership in (0, 1]. */
  readonly weight: Float64Array;
  /** Bandwidth of each point. */
  readonly sigma: Float64Array;
  /** Distance of each point to its nearest neighbour that is not equal to it. */
  readonly rho: Float64Array;
}

const tolerance = 1e-5;
const halvings = 64;
/** A bandwidth is at least this fraction of the mean distance, else lone pairs would tear the graph apart. */
const leastBandwidth = 1e-3;

/**
 * The fuzzy simplicial set of UMAP (McInnes, Healy & Melville 2018): each point reaches its nearest neighbour with
 * membership 1, the others with exp(-(d - rho) / sigma), such that memberships sum to log2(k); both directions are
 * joined by a + b - ab. Reference: umap.umap_.fuzzy_simplicial_set.
 *
 * @param neighbours of each point, with the point itself first
 */
export function fuzzySet(neighbours: Neighbours): FuzzySet {
  const { count, k, indices, distances } = neighbours;
  const target = Math.log2(k);
  const overall = mean(distances);
  const sigma = new Float64Array(count);
  const rho = new Float64Array(count);
  const directed = new Float64Array(count * k);
  for (let i = 0; i < count; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    rho[i] = own.find((distance) => distance > 0) ?? 0;
    const least = leastBandwidth * (rho[i]! > 0 ? mean(own) : overall);
    sigma[i] = Math.max(bandwidth(own, rho[i]!, target), least);
    for (let r = 0; r < k; r++) {
      if (indices[i * k + r] === i) continue;
      const beyond = own[r]! - rho[i]!;
      directed[i * k + r] = beyond <= 0 || sigma[i] === 0 ? 1 : Math.exp(-beyond / sigma[i]!);
    }
  }
  return { count, ...union(count, k, indices, directed), sigma, rho };
}

/** The sigma for which the memberships of all neighbours but the first sum to the target. */
function bandwidth(distances: Float64Array, rho: number, target: number): number {
  let [low, high, sigma] = [0, Infinity, 1];
  for (let round = 0; round < halvings; round++) {
    let sum = 0;
    for (let r = 1; r < distances.length; r++) {
      const beyond = distances[r]! - rho;
      sum += beyond > 0 ? Math.exp(-beyond / sigma) : 1;
    }
    if (Math.abs(sum - target) < tolerance) break;
    if (sum > target) high = sigma;
    else low = sigma;
    sigma = high === Infinity ? sigma * 2 : (low + high) / 2;
  }
  return sigma;
}

/** a + b - ab of both directions of every edge; edges without weight are none. */
function union(
  count: number,
  k: number,
  indices: Int32Array,
  directed: Float64Array,
): Pick<FuzzySet, "start" | "other" | "weight"> {
  // Each edge stands in the lists of both its ends. Filling them by ascending neighbour sorts every list.
  const start = new Int32Array(count + 1);
  const present = directed.map((weight) => (weight > 0 ? 1 : 0));
  indices.forEach((j, e) => {
    start[j + 1]! += present[e]!;
    start[Math.floor(e / k) + 1]! += present[e]!;
  });
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const incoming = reversed(count, indices, present);
  const other = new Int32Array(start[count]!);
  const weight = new Float64Array(start[count]!);
  const filled = start.slice(0, count);
  for (let j = 0; j < count; j++) {
    const put = (i: number, value: number) => {
      const at = filled[i]!;
      if (at > start[i]! && other[at - 1] === j) weight[at - 1]! += value - weight[at - 1]! * value;
      else {
        other[at] = j;
        weight[at] = value;
        filled[i]!++;
      }
    };
    for (let at = incoming.start[j]!; at < incoming.start[j + 1]!; at++) {
      const e = incoming.edge[at]!;
      put(Math.floor(e / k), directed[e]!);
    }
    for (let e = j * k; e < (j + 1) * k; e++) if (present[e]) put(indices[e]!, directed[e]!);
  }
  return packed(count, start, filled, other, weight);
}

/** The edges that point to each point, by ascending origin. */
function reversed(count: number, indices: Int32Array, present: Float64Array): { start: Int32Array; edge: Int32Array } {
  const start = new Int32Array(count + 1);
  indices.forEach((j, e) => (start[j + 1]! += present[e]!));
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const edge = new Int32Array(start[count]!);
  const filled = start.slice(0, count);
  indices.forEach((j, e) => {
    if (present[e]) edge[filled[j]!++] = e;
  });
  return { start, edge };
}

/** The lists moved together: where both directions existed, one place each was left over. */
function packed(
  count: number,
  start: Int32Array,
  filled: Int32Array,
  other: Int32Array,
  weight: Float64Array,
): Pick<FuzzySet, "start" | "other" | "weight"> {
  const first = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const length = filled[i]! - start[i]!;
    other.copyWithin(first[i]!, start[i]!, filled[i]!);
    weight.copyWithin(first[i]!, start[i]!, filled[i]!);
    first[i + 1] = first[i]! + length;
  }
  return { start: first, other: other.slice(0, first[count]), weight: weight.slice(0, first[count]) };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
