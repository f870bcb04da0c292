import type { Context } from "../../context.js";
import type { Dense } from "../../data/dense.js";
import { embeddings } from "../../embed/registry.js";
import { requireOneOf } from "../../prepare/require.js";
import { requireOption } from "../../registry.js";

export const placements = ["tsne", "umap", "kernelPca", "pca"] as const;

/** Embeddings that can lay features out in the plane. */
export type PlacementName = (typeof placements)[number];

/** Options of encoders that lay features out by an embedding. */
export interface FeaturePlacesOptions {
  /**
   * How t-SNE and UMAP measure the distance of two features: "cosine" and "correlation" see how they rise and fall
   * together, "euclidean" sees their level as well. Default "cosine".
   */
  readonly metric: "euclidean" | "cosine" | "correlation";
  /** Of t-SNE: effective number of neighbours, above 1; less than a third of the features. Default 30. */
  readonly perplexity: number;
  /** Of UMAP: size of a neighbourhood, 2 or more. Default 15. */
  readonly neighbours: number;
  /**
   * Of t-SNE and UMAP: they see the features along this many principal components of the training samples, 2 or more; as
   * many as there are samples = nothing is left out, slower. Default 50.
   */
  readonly initialComponents: number;
}

export const featurePlacesDefaults: Readonly<FeaturePlacesOptions> = Object.freeze({
  metric: "cosine",
  perplexity: 30,
  neighbours: 15,
  initialComponents: 50,
});

/** @throws InvalidOption, UnknownName */
export function checkFeaturePlaces(step: string, options: FeaturePlacesOptions): void {
  const { metric, perplexity } = options;
  requireOneOf(step, "metric", metric, ["euclidean", "cosine", "correlation"]);
  requireOption(perplexity > 1, step, `perplexity is ${perplexity}.`, "Choose a number above 1.");
  for (const name of ["neighbours", "initialComponents"] as const) {
    const whole = Number.isInteger(options[name]) && options[name] >= 2;
    requireOption(whole, step, `${name} is ${options[name]}.`, "Choose an integer of at least 2.");
  }
}

/**
 * A place in the plane for each feature, near for features that behave alike.
 *
 * @param features features × training samples
 * @returns features × 2, row-major
 */
export async function featurePlaces(
  features: Dense,
  by: PlacementName,
  { metric, perplexity, neighbours, initialComponents }: FeaturePlacesOptions,
  ctx: Context,
): Promise<Float64Array> {
  const own = { ...ctx, random: ctx.random.fork(by) };
  const placed = await {
    tsne: () => embeddings.tsne.embed(features, { metric, perplexity, initialComponents }, own),
    umap: () => embeddings.umap.embed(features, { metric, neighbours, initialComponents }, own),
    kernelPca: () => embeddings.kernelPca.embed(features, {}, own),
    pca: () => embeddings.pca.embed(features, {}, own),
  }[by]();
  return Float64Array.from(placed.values);
}
