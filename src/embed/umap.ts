import { type Context, warn } from "../context.js";
import { dense } from "../data/dense.js";
import { lookUp, mergeOptions, requireOption } from "../registry.js";
import type { Embedding } from "./embedding.js";
import { type FuzzySet, fuzzySet } from "./fuzzy-set.js";
import { nearestNeighbours } from "./neighbours.js";
import { requirePoints } from "./points.js";
import { type EuclideanMetric, type ReducedPoints, reducePoints } from "./reduce-points.js";
import { pace } from "./pace.js";
import { spectralPlaces } from "./spectral-places.js";
import { startPlaces } from "./start-places.js";
import { fitCurve } from "./umap-curve.js";
import { descendUmap } from "./umap-descent.js";

export interface UmapOptions {
  /** Dimensions of the picture, ≥ 1; default 2. */
  readonly components: number;
  /** Size of a neighbourhood with its point, ≥ 2; default 15. Reduced to n for few points, with a warning. */
  readonly neighbours: number;
  /** Least distance of points in the picture, 0 … spread; default 0.1. */
  readonly minDist: number;
  /** Scale of the picture, > 0; default 1. */
  readonly spread: number;
  /** Passes over the edges, ≥ 1; null (default) = 500 up to 10,000 points, 200 above. */
  readonly epochs: number | null;
  /** Length of the first step, > 0; default 1. */
  readonly learningRate: number;
  /** Random points that each drawn edge pushes away, ≥ 0; default 5. */
  readonly negativeSamples: number;
  /** Weight of these pushes, ≥ 0; default 1. */
  readonly repulsion: number;
  /**
   * "spectral" (default): slowest modes of the neighbour graph, or principal components where it falls apart;
   * "pca": principal components; "random": uniform in a square of side 20.
   */
  readonly start: "spectral" | "pca" | "random";
  /** "euclidean" (default), "cosine" or "correlation", the latter two measured as √(2 - 2c). */
  readonly metric: EuclideanMetric;
  /** Points of more dimensions are first reduced to as many principal components; ≥ 2, default 50. */
  readonly initialComponents: number;
}

const defaults: Readonly<UmapOptions> = Object.freeze({
  components: 2,
  neighbours: 15,
  minDist: 0.1,
  spread: 1,
  epochs: null,
  learningRate: 1,
  negativeSamples: 5,
  repulsion: 1,
  start: "spectral",
  metric: "euclidean",
  initialComponents: 50,
});

/** Largest coordinate at the start, as in the reference. */
const startExtent = 10;

/**
 * Uniform manifold approximation and projection (McInnes, Healy & Melville 2018). Reference: umap-learn, UMAP.
 *
 * Up to three points are drawn as their principal components, which show their distances exactly.
 */
export const umap: Embedding<UmapOptions> = {
  name: "umap",
  source: {
    paper: "McInnes, Healy & Melville 2018",
    doi: "10.48550/arXiv.1802.03426",
    reference: "umap-learn 0.5.12, UMAP",
  },
  defaults,

  async embed(points, given, ctx) {
    const options = mergeOptions("umap", defaults, given);
    check(options);
    requirePoints(points, "umap");
    const count = points.rows;
    const reduced = reducePoints(points, options, ctx);
    if (count <= 3) return dense(count, options.components, Float32Array.from(reduced.scores.values));

    const k = Math.min(options.neighbours, count);
    if (k < options.neighbours)
      warn(ctx, "umap", `${options.neighbours} neighbours are too many for ${count} points; ${k} are used.`);
    const graph = fuzzySet(await nearestNeighbours(reduced.points, k, { self: true }, ctx));
    const places = await firstPlaces(graph, reduced, options, ctx);
    const schedule = { ...options, epochs: options.epochs ?? (count <= 10_000 ? 500 : 200) };
    const curve = fitCurve(options.spread, options.minDist);
    await descendUmap(graph, places, options.components, curve, schedule, {
      ...ctx,
      random: ctx.random.fork("descent"),
    });
    return dense(count, options.components, Float32Array.from(places));
  },
};

async function firstPlaces(
  graph: FuzzySet,
  reduced: ReducedPoints,
  options: UmapOptions,
  ctx: Context,
): Promise<Float64Array> {
  const random = ctx.random.fork("start");
  const breathe = pace(ctx, "umap, start", 100);
  if (options.start === "random")
    return Float64Array.from({ length: graph.count * options.components }, () => (2 * random.next() - 1) * startExtent);
  const modes =
    options.start === "spectral"
      ? await spectralPlaces(graph, options.components, random, ctx.engine.linalg, (share) =>
          breathe(Math.round(100 * share)),
        )
      : undefined;
  const places = startPlaces(modes ?? reduced.scores, 1, random);
  const largest = places.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return places.map((value) => (value / largest) * startExtent);
}

function check(options: UmapOptions): void {
  const need = (condition: boolean, name: keyof UmapOptions, remedy: string) =>
    requireOption(condition, "umap", `${name} is ${String(options[name])}.`, remedy);
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  lookUp("metric", { euclidean: true, cosine: true, correlation: true }, options.metric);
  lookUp("start", { spectral: true, pca: true, random: true }, options.start);
  need(whole(options.components, 1), "components", "Choose an integer of at least 1.");
  need(whole(options.neighbours, 2), "neighbours", "Choose an integer of at least 2.");
  need(options.spread > 0, "spread", "Choose a number above 0.");
  need(options.minDist >= 0 && options.minDist <= options.spread, "minDist", "Choose a number from 0 to spread.");
  need(options.epochs === null || whole(options.epochs, 1), "epochs", "Choose an integer of at least 1, or null.");
  need(options.learningRate > 0, "learningRate", "Choose a number above 0.");
  need(whole(options.negativeSamples, 0), "negativeSamples", "Choose an integer of at least 0.");
  need(options.repulsion >= 0, "repulsion", "Choose a number of at least 0.");
  need(whole(options.initialComponents, 2), "initialComponents", "Choose an integer of at least 2.");
}
