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

/** a + b - ab of both directions of every edge. */
function union(
  count: number,
  k: number,
  indices: Int32Array,
  directed: Float64Array,
): Pick<FuzzySet, "start" | "other" | "weight"> {
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  for (let i = 0; i < count; i++)
    for (let r = 0; r < k; r++) {
      const weight = directed[i * k + r]!;
      if (weight === 0) continue;
      const j = indices[i * k + r]!;
      const back = rows[i]!.get(j) ?? 0;
      const both = back + weight - back * weight;
      rows[i]!.set(j, both);
      rows[j]!.set(i, both);
    }
  const start = new Int32Array(count + 1);
  rows.forEach((row, i) => (start[i + 1] = start[i]! + row.size));
  const other = new Int32Array(start[count]!);
  const weight = new Float64Array(start[count]!);
  rows.forEach((row, i) => {
    [...row]
      .sort(([a], [b]) => a - b)
      .forEach(([j, value], at) => {
        other[start[i]! + at] = j;
        weight[start[i]! + at] = value;
      });
  });
  return { start, other, weight };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
