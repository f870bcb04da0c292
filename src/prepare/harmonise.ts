import type { Context } from "../context.js";
import { throwIfAborted } from "../errors.js";
import { solveSymmetric } from "../math/solve-symmetric.js";

/** Points of several batches, float64, row-major. */
export interface BatchedPoints {
  readonly rows: number;
  readonly dimensions: number;
  readonly values: Float64Array;
  /** Batch of each row, counted from 0. */
  readonly batch: Int32Array;
  readonly batches: number;
}

export interface HarmonyChoice {
  /** Weight of diversity: how strongly clusters are made to hold all batches. */
  readonly theta: number;
  /** Softness of the clusters. */
  readonly sigma: number;
  /** Ridge penalty of the corrections. */
  readonly ridge: number;
  /** Most rounds of clustering and correction. */
  readonly rounds: number;
}

/** What one round leaves for other rows: where its clusters are and how it moves their batches. */
export interface HarmonyRound {
  /** Clusters × dimensions, rows of length 1. */
  readonly centres: Float64Array;
  /** Clusters × batches: factor on the membership of a row of that batch. */
  readonly diversity: Float64Array;
  /** Clusters × batches × dimensions: what is taken from a row of that batch. */
  readonly corrections: Float64Array;
}

/** As harmonypy has them: rounds of clustering, shares of change that end them, and the share of rows updated at once. */
const CLUSTER_ROUNDS = 20;
const CLUSTER_CHANGE = 1e-5;
const HARMONY_CHANGE = 1e-4;
const BLOCKS = 20;
const WINDOW = 3;

/**
 * Harmony (Korsunsky et al. 2019, doi:10.1038/s41592-019-0619-0): soft clusters that are made to hold all batches, and in
 * each a linear correction of the batches, in turns until little changes.
 *
 * @param starts clusters × dimensions: centres to begin with
 * @param order gives the order in which rows are updated, anew each time
 * @returns the corrected points, and the rounds for other rows
 */
export function harmonise(
  points: BatchedPoints,
  starts: Float64Array,
  choice: HarmonyChoice,
  order: (rows: number) => Uint32Array,
  ctx: Pick<Context, "signal">,
): { corrected: Float64Array; rounds: HarmonyRound[] } {
  const { rows, dimensions, batch, batches } = points;
  const clusters = starts.length / dimensions;
  const shares = new Float64Array(batches);
  for (const b of batch) shares[b]! += 1 / rows;
  let centres = unitRows(starts, dimensions);
  let directions = firstDirections(points.values, dimensions);
  let distances = distancesOf(centres, directions, dimensions);
  const member = closeness(distances, clusters, choice.sigma); // rows × clusters
  for (let i = 0; i < rows; i++) normaliseSum(member.subarray(i * clusters, (i + 1) * clusters));
  const observed = new Float64Array(clusters * batches);
  const expected = new Float64Array(clusters * batches);
  const count = (row: number, sign: number) => {
    for (let k = 0; k < clusters; k++) {
      const share = sign * member[row * clusters + k]!;
      observed[k * batches + batch[row]!]! += share;
      for (let b = 0; b < batches; b++) expected[k * batches + b]! += share * shares[b]!;
    }
  };
  for (let i = 0; i < rows; i++) count(i, 1);

  const objective = () => {
    let sum = 0;
    for (let i = 0, at = 0; i < rows; i++)
      for (let k = 0; k < clusters; k++, at++) {
        const share = member[at]!;
        const place = k * batches + batch[i]!;
        const crowding = Math.log((observed[place]! + 1) / (expected[place]! + 1));
        sum += share * distances[at]! + choice.sigma * ((share > 0 ? share * Math.log(share) : 0) + share * choice.theta * crowding); // prettier-ignore
      }
    return sum;
  };
  const update = () => {
    const close = closeness(distances, clusters, choice.sigma);
    for (const block of blocksOf(order(rows))) {
      for (const row of block) count(row, -1);
      const factors = diversityOf(expected, observed, choice.theta);
      for (const row of block) {
        const own = member.subarray(row * clusters, (row + 1) * clusters);
        for (let k = 0; k < clusters; k++) own[k] = close[row * clusters + k]! * factors[k * batches + batch[row]!]!;
        normaliseSum(own);
      }
      for (const row of block) count(row, 1);
    }
  };

  const clusterCosts = [objective()];
  const harmonyCosts = [clusterCosts[0]!];
  const rounds: HarmonyRound[] = [];
  let corrected = points.values;
  for (let round = 0; round < choice.rounds; round++) {
    for (let step = 0; step < CLUSTER_ROUNDS; step++) {
      throwIfAborted(ctx.signal);
      centres = unitRows(centresOf(member, directions, clusters, dimensions), dimensions);
      distances = distancesOf(centres, directions, dimensions);
      update();
      clusterCosts.push(objective());
      if (step > WINDOW && settled(clusterCosts)) break;
    }
    harmonyCosts.push(clusterCosts.at(-1)!);
    const corrections = correctionsOf(points, member, clusters, choice.ridge);
    rounds.push({ centres, diversity: diversityOf(expected, observed, choice.theta), corrections });
    corrected = points.values.slice();
    for (let i = 0; i < rows; i++) {
      const own = member.subarray(i * clusters, (i + 1) * clusters);
      correct(corrected.subarray(i * dimensions, (i + 1) * dimensions), own, corrections, batch[i]!, batches);
    }
    directions = unitRows(corrected, dimensions);
    const [before, now] = [harmonyCosts.at(-2)!, harmonyCosts.at(-1)!];
    if ((before - now) / Math.abs(before) < HARMONY_CHANGE) break;
  }
  return { corrected, rounds };
}

/**
 * A row taken through the rounds that were learnt: memberships from fixed centres and the diversity of the training rows,
 * then the corrections of its batch.
 *
 * @param point the row's principal components; not changed
 */
export function followRounds(
  point: Float64Array,
  batch: number,
  rounds: readonly HarmonyRound[],
  { batches, sigma }: { readonly batches: number; readonly sigma: number },
): Float64Array {
  let direction = firstDirections(point, point.length);
  let corrected = point;
  for (const { centres, diversity, corrections } of rounds) {
    const clusters = centres.length / point.length;
    const member = closeness(distancesOf(centres, direction, point.length), clusters, sigma);
    for (let k = 0; k < clusters; k++) member[k]! *= diversity[k * batches + batch]!;
    normaliseSum(member);
    corrected = point.slice();
    correct(corrected, member, corrections, batch, batches);
    direction = unitRows(corrected, point.length);
  }
  return corrected;
}

/** Rows divided by their largest entry, then by their length, as the reference begins. */
function firstDirections(values: Float64Array, dimensions: number): Float64Array {
  const out = values.slice();
  for (let at = 0; at < out.length; at += dimensions) {
    const row = out.subarray(at, at + dimensions);
    const largest = row.reduce((most, value) => Math.max(most, value), -Infinity);
    if (largest !== 0) row.forEach((value, d) => (row[d] = value / largest));
  }
  return unitRows(out, dimensions);
}

function unitRows(values: Float64Array, dimensions: number): Float64Array {
  const out = values.slice();
  for (let at = 0; at < out.length; at += dimensions) {
    const row = out.subarray(at, at + dimensions);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
    row.forEach((value, d) => (row[d] = value / length));
  }
  return out;
}

/** Rows × clusters: 2 (1 - cosine). */
function distancesOf(centres: Float64Array, directions: Float64Array, dimensions: number): Float64Array {
  const clusters = centres.length / dimensions;
  const rows = directions.length / dimensions;
  const out = new Float64Array(rows * clusters);
  for (let i = 0, at = 0; i < rows; i++)
    for (let k = 0; k < clusters; k++, at++) {
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += directions[i * dimensions + d]! * centres[k * dimensions + d]!;
      out[at] = 2 * (1 - cosine);
    }
  return out;
}

/** exp(-distance / sigma), over the largest of the row. */
function closeness(distances: Float64Array, clusters: number, sigma: number): Float64Array {
  const out = distances.slice();
  for (let at = 0; at < out.length; at += clusters) {
    const row = out.subarray(at, at + clusters);
    const least = row.reduce((smallest, value) => Math.min(smallest, value), Infinity);
    row.forEach((value, k) => (row[k] = Math.exp((least - value) / sigma)));
  }
  return out;
}

function diversityOf(expected: Float64Array, observed: Float64Array, theta: number): Float64Array {
  return expected.map((value, at) => ((value + 1) / (observed[at]! + 1)) ** theta);
}

function centresOf(member: Float64Array, directions: Float64Array, clusters: number, dimensions: number): Float64Array {
  const out = new Float64Array(clusters * dimensions);
  for (let i = 0; i < member.length / clusters; i++)
    for (let k = 0; k < clusters; k++) {
      const share = member[i * clusters + k]!;
      for (let d = 0; d < dimensions; d++) out[k * dimensions + d]! += share * directions[i * dimensions + d]!;
    }
  return out;
}

/** Ridge regression of the points on their batches, weighted by membership, one a cluster; the intercept stays. */
function correctionsOf(points: BatchedPoints, member: Float64Array, clusters: number, ridge: number): Float64Array {
  const { rows, dimensions, values, batch, batches } = points;
  const out = new Float64Array(clusters * batches * dimensions);
  const size = batches + 1;
  for (let k = 0; k < clusters; k++) {
    const weights = new Float64Array(batches);
    const sums = new Float64Array(size * dimensions); // the intercept's, then one row a batch
    for (let i = 0; i < rows; i++) {
      const share = member[i * clusters + k]!;
      weights[batch[i]!]! += share;
      for (let d = 0; d < dimensions; d++) {
        const weighted = share * values[i * dimensions + d]!;
        sums[d]! += weighted;
        sums[(batch[i]! + 1) * dimensions + d]! += weighted;
      }
    }
    const gram = new Float64Array(size * size);
    gram[0] = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, b) => {
      gram[(b + 1) * size] = gram[b + 1] = weight;
      gram[(b + 1) * (size + 1)] = weight + ridge;
    });
    for (let d = 0; d < dimensions; d++) {
      const solved = solveSymmetric(
        gram,
        Float64Array.from({ length: size }, (_, r) => sums[r * dimensions + d]!),
      );
      for (let b = 0; b < batches; b++) out[(k * batches + b) * dimensions + d] = solved[b + 1]!;
    }
  }
  return out;
}

function correct(row: Float64Array, member: Float64Array, corrections: Float64Array, batch: number, batches: number) {
  for (let k = 0; k < member.length; k++)
    for (let d = 0; d < row.length; d++) row[d]! -= member[k]! * corrections[(k * batches + batch) * row.length + d]!;
}

function normaliseSum(row: Float64Array): void {
  const sum = row.reduce((total, value) => total + value, 0);
  row.forEach((value, k) => (row[k] = value / sum));
}

/** Twenty blocks of almost equal size, the longer ones first. */
function blocksOf(order: Uint32Array): Uint32Array[] {
  const [size, longer] = [Math.floor(order.length / BLOCKS), order.length % BLOCKS];
  return Array.from({ length: BLOCKS }, (_, b) => {
    const from = b * size + Math.min(b, longer);
    return order.subarray(from, from + size + (b < longer ? 1 : 0));
  });
}

/** Whether the last costs, summed over a window, hardly differ from those one step before. */
function settled(costs: readonly number[]): boolean {
  const sum = (end: number) => costs.slice(end - WINDOW, end).reduce((total, cost) => total + cost, 0);
  const [before, now] = [sum(costs.length - 1), sum(costs.length)];
  return Math.abs(before - now) / Math.abs(before) < CLUSTER_CHANGE;
}
