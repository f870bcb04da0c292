import type { Context } from "../context.js";
import type { RealMatrix } from "../engine/linalg.js";
import { mergeOptions, requireOption, lookUp } from "../registry.js";
import { approximateCandidates } from "./approximate-neighbours.js";
import { blockCandidates, directCandidates } from "./exact-neighbours.js";
import { normaliseRows, requirePoints, workingCopy } from "./points.js";

export type Metric = "euclidean" | "cosine" | "correlation" | "manhattan";

export interface NeighbourOptions {
  /**
   * "euclidean" (default), "manhattan", "cosine" (1 - cosine) or "correlation" (1 - Pearson's r). A point without
   * direction (all zeros; for correlation: constant) has distance 1 to all others.
   */
  readonly metric: Metric;
  /** Whether each point leads its own list, at distance 0; default false. */
  readonly self: boolean;
  /**
   * "exact": all pairs. "approximate": a navigable small-world graph (Malkov & Yashunin 2020) by the optional package
   * `usearch`; not for manhattan. "auto" (default): approximate above 20,000 points where it can be, else exact.
   */
  readonly method: "auto" | "exact" | "approximate";
}

const defaults: Readonly<NeighbourOptions> = Object.freeze({ metric: "euclidean", self: false, method: "auto" });

/** The k nearest points of each point, nearest first, equal distances by index. */
export interface Neighbours {
  readonly count: number;
  readonly k: number;
  /** count × k. */
  readonly indices: Int32Array;
  /** count × k; float64, since affinities are exponentials of them. */
  readonly distances: Float64Array;
}

/** Distance between two rows of prepared points. */
type Distance = (values: RealMatrix["values"], a: number, b: number, columns: number) => number;

const distances: Readonly<Record<Metric, Distance>> = {
  euclidean: (values, a, b, columns) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      const difference = values[a + j]! - values[b + j]!;
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  },
  manhattan: (values, a, b, columns) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += Math.abs(values[a + j]! - values[b + j]!);
    return sum;
  },
  cosine: oneMinusProduct,
  correlation: oneMinusProduct,
};

/** Candidates beyond k that are compared again in full precision, since products of float32 mistake near ties. */
const spare = 8;
/** Up to this many points all pairs are compared; beyond it their number hurts. */
const exactUpTo = 20_000;

/**
 * Nearest neighbours. Candidates come from blockwise matrix products; their distances are then computed directly, so
 * that equal points have distance 0 and ties are ties. Reference: sklearn.neighbors.NearestNeighbors.
 *
 * @param points n × dimensions, finite
 * @param k neighbours of each point, 1 … n - 1 (… n with `self`)
 * @throws InvalidOption when there are not that many; UnknownName; MissingValues; Aborted
 */
export async function nearestNeighbours(
  points: RealMatrix,
  k: number,
  given: Partial<NeighbourOptions>,
  ctx: Context,
): Promise<Neighbours> {
  const options = mergeOptions("neighbours", defaults, given);
  requirePoints(points, "neighbours");
  const { columns } = points;
  const most = points.rows - (options.self ? 0 : 1);
  requireOption(
    Number.isInteger(k) && k >= 1 && k <= most,
    "neighbours",
    `${k} neighbours were asked for of each of ${points.rows} points.`,
    `Choose an integer from 1 to ${most}.`,
  );
  const distance = lookUp("metric", distances, options.metric);
  const prepared = workingCopy(points);
  const unit = options.metric === "cosine" || options.metric === "correlation";
  if (unit) normaliseRows(prepared, options.metric === "correlation");

  const approximate =
    options.metric !== "manhattan" &&
    (options.method === "approximate" || (options.method === "auto" && points.rows > exactUpTo));
  const wanted = Math.min(points.rows - 1, k + spare);
  const result = emptyNeighbours(points.rows, k);
  const first = options.self ? 1 : 0;
  const place = (row: number, candidates: Int32Array) => {
    const at = row * k;
    const nearest = {
      indices: result.indices.subarray(at + first, at + k),
      distances: result.distances.subarray(at + first, at + k),
    };
    if (options.self) result.indices[at] = row;
    for (let c = 0; c < candidates.length; c++) {
      const index = candidates[c]!;
      insert(nearest, c, index, distance(prepared.values, row * columns, index * columns, columns));
    }
  };
  if (options.metric === "manhattan") await directCandidates(prepared, wanted, distance, place, ctx);
  else if (!approximate || !(await approximateCandidates(prepared, unit, wanted, place, ctx)))
    await blockCandidates(prepared, unit, wanted, place, ctx);
  return result;
}

/** Puts a neighbour where it belongs in a sorted list that holds `filled` others, or none if the list ends before. */
function insert(
  list: Pick<Neighbours, "indices" | "distances">,
  filled: number,
  index: number,
  distance: number,
): void {
  const { indices, distances } = list;
  let at = Math.min(filled, indices.length);
  while (at > 0 && (distances[at - 1]! > distance || (distances[at - 1] === distance && indices[at - 1]! > index))) {
    if (at < indices.length) {
      indices[at] = indices[at - 1]!;
      distances[at] = distances[at - 1]!;
    }
    at--;
  }
  if (at === indices.length) return;
  indices[at] = index;
  distances[at] = distance;
}

function emptyNeighbours(count: number, k: number): Neighbours {
  return { count, k, indices: new Int32Array(count * k), distances: new Float64Array(count * k) };
}

/** 1 - the product of rows of length 1, kept from falling below 0 by rounding. */
function oneMinusProduct(values: RealMatrix["values"], a: number, b: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += values[a + j]! * values[b + j]!;
  return Math.max(0, 1 - sum);
}
