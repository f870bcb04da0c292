import { type Context, warn } from "../context.js";
import { type Dense, dense } from "../data/dense.js";
import { OmixelError } from "../errors.js";
import { lookUp, mergeOptions, requireOption } from "../registry.js";
import { jointProbabilities } from "./affinities.js";
import type { Embedding } from "./embedding.js";
import { meshRepulsion } from "./mesh-repulsion.js";
import { nearestNeighbours } from "./neighbours.js";
import { requirePoints } from "./points.js";
import { type EuclideanMetric, reducePoints } from "./reduce-points.js";
import { startPlaces } from "./start-places.js";
import { descend } from "./tsne-descent.js";
import { repelExactly } from "./tsne-forces.js";

export interface TsneOptions {
  /** Effective number of neighbours, > 1; default 30. Reduced to (n - 1) / 3 for few points, with a warning. */
  readonly perplexity: number;
  /** Steps of gradient descent, ≥ exaggeratedIterations; default 750, as in openTSNE. */
  readonly iterations: number;
  /** First steps, in which affinities are exaggerated; ≥ 0, default 250. */
  readonly exaggeratedIterations: number;
  /** Factor of the affinities in these steps, ≥ 1; default 12. */
  readonly exaggeration: number;
  /** Length of a step, > 0; null (default) = max(n / exaggeration / 4, 50) (Belkina et al. 2019). */
  readonly learningRate: number | null;
  /**
   * "euclidean" (default), "cosine" or "correlation": the latter two measured as √(2 - 2c), the distance of unit
   * vectors.
   */
  readonly metric: EuclideanMetric;
  /** Points of more dimensions are first reduced to as many principal components; ≥ 2, default 50. */
  readonly initialComponents: number;
}

const defaults: Readonly<TsneOptions> = Object.freeze({
  perplexity: 30,
  iterations: 750,
  exaggeratedIterations: 250,
  exaggeration: 12,
  learningRate: null,
  metric: "euclidean",
  initialComponents: 50,
});

/** Up to as many points all pairs are summed; above, the mesh is faster (measured: 0.3 ms an iteration either way). */
const exactUpTo = 500;
/** Standard deviation of the first coordinate at the start (Kobak & Berens 2019). */
const startDeviation = 1e-4;

/**
 * t-distributed stochastic neighbour embedding in the plane (van der Maaten & Hinton 2008), from a start along the
 * principal axes (Kobak & Berens 2019). Reference: sklearn.manifold.TSNE.
 *
 * Up to three points are drawn as their principal components, which show their distances exactly. Equal points come to
 * lie side by side.
 */
export const tsne: Embedding<TsneOptions> = {
  name: "tsne",
  source: {
    paper: "van der Maaten & Hinton 2008; Linderman et al. 2019",
    doi: "10.1038/s41592-018-0308-4",
    reference: "scikit-learn 1.9.1, manifold.TSNE",
  },
  defaults,

  async embed(points, given, ctx) {
    const options = mergeOptions("tsne", defaults, given);
    check(options);
    requirePoints(points, "tsne");
    const count = points.rows;
    const reduced = reducePoints(points, { ...options, components: 2 }, ctx);
    if (count <= 3) return toDense(count, reduced.scores.values);

    const perplexity = fittingPerplexity(options.perplexity, count, ctx);
    const k = Math.min(count - 1, Math.ceil(3 * perplexity));
    const neighbours = await nearestNeighbours(reduced.points, k, {}, ctx);
    const start = startPlaces(reduced.scores, startDeviation, ctx.random.fork("start"));
    const learningRate = options.learningRate ?? Math.max(count / options.exaggeration / 4, 50);
    const affinities = jointProbabilities(neighbours, perplexity);
    const repel = count <= exactUpTo ? repelExactly : meshRepulsion(count);
    const places = await descend(affinities, start, repel, { ...options, learningRate }, ctx);
    if (!places.every(Number.isFinite))
      throw new OmixelError(
        "UnsuitableData",
        `The picture of ${count} points flew apart at learning rate ${learningRate}.`,
        "Choose a smaller learningRate.",
        { step: "tsne" },
      );
    return toDense(count, places);
  },
};

function check(options: TsneOptions): void {
  const need = (condition: boolean, name: keyof TsneOptions, remedy: string) =>
    requireOption(condition, "tsne", `${name} is ${String(options[name])}.`, remedy);
  lookUp("metric", { euclidean: true, cosine: true, correlation: true }, options.metric);
  need(options.perplexity > 1, "perplexity", "Choose a number above 1.");
  need(
    Number.isInteger(options.exaggeratedIterations) && options.exaggeratedIterations >= 0,
    "exaggeratedIterations",
    "Choose an integer of at least 0.",
  );
  need(
    Number.isInteger(options.iterations) && options.iterations >= options.exaggeratedIterations,
    "iterations",
    "Choose an integer of at least exaggeratedIterations.",
  );
  need(options.exaggeration >= 1, "exaggeration", "Choose a number of at least 1.");
  need(options.learningRate === null || options.learningRate > 0, "learningRate", "Choose a number above 0, or null.");
  need(
    Number.isInteger(options.initialComponents) && options.initialComponents >= 2,
    "initialComponents",
    "Choose an integer of at least 2.",
  );
}

/** A third of the other points at most, since three times the perplexity are looked at; four points get 1.2. */
function fittingPerplexity(wanted: number, count: number, ctx: Context): number {
  const most = Math.max(1.2, (count - 1) / 3);
  if (wanted <= most) return wanted;
  warn(ctx, "tsne", `Perplexity ${wanted} is too large for ${count} points; ${most.toFixed(1)} is used.`);
  return most;
}

function toDense(count: number, places: ArrayLike<number>): Dense {
  return dense(count, 2, Float32Array.from(places));
}
