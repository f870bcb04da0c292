import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import { warn } from "../context.js";
import { fuzzySet } from "../embed/fuzzy-set.js";
import { nearestNeighbours } from "../embed/neighbours.js";
import { requirePoints } from "../embed/points.js";
import { type EuclideanMetric, reducePoints } from "../embed/reduce-points.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { mergeOptions } from "../registry.js";
import type { Graph } from "./graph.js";

export interface NeighbourGraphOptions {
  /** Size of a neighbourhood with its sample, 2 or more; more than there are samples = all of them. Default 15. */
  readonly neighbours: number;
  /** Principal components that distances are taken in, where there are more features; 2 or more. Default 50. */
  readonly components: number;
  /** "euclidean" (default), "cosine" or "correlation". */
  readonly metric: EuclideanMetric;
}

export const neighbourGraphDefaults: Readonly<NeighbourGraphOptions> = Object.freeze({
  neighbours: 15,
  components: 50,
  metric: "euclidean",
});

/** @throws InvalidOption, UnknownName */
export function checkNeighbourGraph({ neighbours, components, metric }: NeighbourGraphOptions): void {
  requireWhole("neighbourGraph", "neighbours", neighbours, 2, "Use 15.");
  requireWhole("neighbourGraph", "components", components, 2, "Use 50.");
  requireOneOf("neighbourGraph", "metric", metric, ["euclidean", "cosine", "correlation"]);
}

/**
 * Who is near whom: the fuzzy neighbour graph that UMAP draws and communities are found in. Weights are memberships in
 * (0, 1]; both directions are joined (McInnes, Healy & Melville 2018). Reference: scanpy 1.11.5, pp.neighbors.
 *
 * @param points n × dimensions, finite, n at least 2
 * @throws MissingValues; UnsuitableData; InvalidOption; Aborted
 */
export async function fuzzyNeighbours(
  points: Dense,
  given: Partial<NeighbourGraphOptions>,
  ctx: Context,
): Promise<Graph> {
  const options = mergeOptions<NeighbourGraphOptions>("neighbourGraph", neighbourGraphDefaults, given);
  checkNeighbourGraph(options);
  requirePoints(points, "neighbourGraph");
  const k = Math.min(options.neighbours, points.rows);
  if (k < options.neighbours)
    warn(ctx, "neighbourGraph", `${options.neighbours} neighbours are too many for ${k} samples; all are taken.`);
  const reduced = reducePoints(points, { ...options, initialComponents: options.components, components: 1 }, ctx);
  const { count, start, other, weight } = fuzzySet(await nearestNeighbours(reduced.points, k, { self: true }, ctx));
  return { count, start, other, weight };
}
