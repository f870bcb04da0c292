import type { Neighbours } from "./neighbours.js";

/** A symmetric sparse matrix over points, each pair stored once, with its lower point. */
export interface Affinities {
  readonly count: number;
  /** Length count + 1: pairs of point i with higher points are start[i] … start[i + 1] - 1. */
  readonly start: Int32Array;
  /** The higher point of each pair. */
  readonly other: Int32Array;
  /** Joint probability p_ij = p_ji; all pairs sum to 1/2. */
  readonly weight: Float64Array;
}

/** The search stops when the entropy is this close (natural logarithm), as the reference's, or after so many rounds. */
const tolerance = 1e-5;
const rounds = 100;

/**
 * Joint probabilities of t-SNE (van der Maaten & Hinton 2008, 2014): Gaussian around each point, its width such that
 * the neighbourhood has the given perplexity; then made symmetric.
 *
 * Reference: sklearn.manifold._t_sne._joint_probabilities, here over the given neighbours.
 *
 * @param perplexity effective number of neighbours, above 1 and at most `neighbours.k`
 */
export function jointProbabilities(neighbours: Neighbours, perplexity: number): Affinities {
  const { count, k, indices, distances } = neighbours;
  const conditional = new Float64Array(count * k);
  for (let i = 0; i < count; i++)
    neighbourhood(distances.subarray(i * k, (i + 1) * k), perplexity, conditional.subarray(i * k, (i + 1) * k));
  return symmetric(count, k, indices, conditional);
}

/**
 * p(j | i) of one point's neighbours: Newton's method on the precision of the Gaussian until the perplexity fits, with
 * bisection where it would leave the bracket.
 */
function neighbourhood(distances: Float64Array, perplexity: number, out: Float64Array): void {
  const wanted = Math.log(perplexity);
  // Squares beyond that of the nearest, so that the exponentials never all underflow.
  const nearest = distances[0]! ** 2;
  let spread = 0;
  for (const distance of distances) spread += distance ** 2 - nearest;
  let [low, high, precision] = [0, Infinity, spread > 0 ? distances.length / spread : 1];
  for (let round = 0; round < rounds; round++) {
    let [sum, first, second] = [0, 0, 0];
    for (let r = 0; r < distances.length; r++) {
      const beyond = distances[r]! * distances[r]! - nearest;
      const p = Math.exp(-beyond * precision);
      out[r] = p;
      sum += p;
      first += beyond * p;
      second += beyond * beyond * p;
    }
    const mean = first / sum;
    const excess = Math.log(sum) + precision * mean - wanted;
    for (let r = 0; r < out.length; r++) out[r]! /= sum;
    if (Math.abs(excess) <= tolerance) return;
    if (excess > 0) low = precision;
    else high = precision;
    const newton = precision + excess / (precision * (second / sum - mean * mean));
    if (newton > low && newton < high) precision = newton;
    else precision = high === Infinity ? precision * 2 : (low + high) / 2;
  }
}

/** (p(j | i) + p(i | j)) / 2n, ordered by a, then b. */
function symmetric(count: number, k: number, indices: Int32Array, conditional: Float64Array): Affinities {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) for (let r = 0; r < k; r++) start[Math.min(i, indices[i * k + r]!) + 1]!++;
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const other = new Int32Array(count * k);
  const value = new Float64Array(count * k);
  const filled = start.slice(0, count);
  for (let i = 0; i < count; i++)
    for (let r = 0; r < k; r++) {
      const j = indices[i * k + r]!;
      const at = filled[Math.min(i, j)]!++;
      other[at] = Math.max(i, j);
      value[at] = conditional[i * k + r]! / (2 * count);
    }
  return joined(count, start, other, value);
}

/** Entries of the same pair added up. */
function joined(count: number, start: Int32Array, other: Int32Array, value: Float64Array): Affinities {
  const first = new Int32Array(count + 1);
  const partner = new Int32Array(other.length);
  const weight = new Float64Array(other.length);
  const seenAt = new Int32Array(count).fill(-1);
  let pairs = 0;
  for (let i = 0; i < count; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const j = other[at]!;
      if (seenAt[j]! >= first[i]!) weight[seenAt[j]!]! += value[at]!;
      else {
        seenAt[j] = pairs;
        partner[pairs] = j;
        weight[pairs++] = value[at]!;
      }
    }
    first[i + 1] = pairs;
  }
  return { count, start: first, other: partner.slice(0, pairs), weight: weight.slice(0, pairs) };
}
