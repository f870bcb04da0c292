import type { Context } from "../context.js";
import { type Dense, transpose } from "../data/dense.js";
import { ABSENT } from "../data/layout.js";
import { pace } from "../embed/pace.js";
import { OmixelError } from "../errors.js";
import { cutTree } from "../math/cut-tree.js";
import { linkageRounds } from "../math/linkage.js";
import { inTurns } from "../math/rounds.js";
import { rowDistanceRounds } from "../math/row-distances.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { MOST_CLUSTERED } from "./order/clustered-order.js";
import { CoverEntries } from "./layout/cover-entries.js";
import { encoderDefaults, type EncoderOptions, type ImageSize } from "./encoder.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
  type PlacementName,
  placements,
} from "./placing/feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { assignPixels } from "./placing/pixel-assignment.js";

export interface AggMapOptions extends EncoderOptions, FeaturePlacesOptions {
  /** Embedding that lays the features out: "umap", "tsne", "kernelPca", "pca". Default "umap". */
  readonly by: PlacementName;
  /** Clusters of features, each drawn on a channel of its own; 1 = a single channel. No more than there are features. Default 5. */
  readonly clusters: number;
  /** What the distance of two clusters is: "complete" the largest of their features', or "average". Default "complete". */
  readonly linkage: "complete" | "average";
}

const name = "aggMap";

/**
 * AggMap: features are laid out by UMAP of their correlation, get a pixel each by exact linear assignment on the smallest
 * grid, and are parted into clusters by the same correlation; each cluster fills a channel, so that features that go together share
 * a colour as well as a neighbourhood. The layout is stretched to fill the grid, and on a grid with spare pixels any may stay blank
 * (the published code leaves the last ones).
 *
 * @throws UnsuitableData for more features than pixels; for more than 4,000 features in more than one cluster
 */
export const aggMap = layoutEncoder<AggMapOptions>({
  name,
  source: { paper: "Shen et al. 2022", doi: "10.1093/nar/gkac010", reference: "aggmap 1.2.1, AggMap" },
  defaults: {
    ...encoderDefaults,
    ...featurePlacesDefaults,
    pixels: "auto",
    metric: "correlation",
    by: "umap",
    clusters: 5,
    linkage: "complete",
  },
  check(options) {
    requireOneOf(name, "by", options.by, placements);
    requireOneOf(name, "linkage", options.linkage, ["complete", "average"]);
    requireWhole(name, "clusters", options.clusters, 1, "Use 5, or 1 for a single channel.");
    checkFeaturePlaces(name, options);
  },
  smallest: smallestGrid,
  async place({ values, height, width }, options, ctx) {
    const features = transpose(values);
    const clusterOf = await clustersOf(features, options, ctx);
    const points = await featurePlaces(features, options.by, options, ctx);
    const { x, y } = await assignPixels(points, { height, width }, "lsa", name, ctx);
    const count = features.rows;
    const channels = Math.max(...clusterOf) + 1;
    const onChannel = (own: Uint16Array) =>
      Uint16Array.from({ length: channels * count }, (_, at) =>
        clusterOf[at % count] === Math.floor(at / count) ? own[at % count]! : ABSENT,
      );
    const entries = new CoverEntries();
    for (let f = 0; f < count; f++) entries.add((clusterOf[f]! * height + y[f]!) * width + x[f]!, f, 1);
    return {
      channels: Array.from({ length: channels }, (_, c) => `cluster${c + 1}`),
      x: onChannel(x),
      y: onChannel(y),
      cover: entries.cover(channels * height * width, "mean"),
    };
  },
});

/** As square as can be, and no row more than needed. */
function smallestGrid(features: number): ImageSize {
  const width = Math.max(2, Math.ceil(Math.sqrt(features)));
  return { height: Math.max(2, Math.ceil(features / width)), width };
}

/** The largest cluster first, of equal ones that with the first feature. */
async function clustersOf(
  features: Dense,
  { clusters, linkage: method }: AggMapOptions,
  ctx: Context,
): Promise<Int32Array> {
  if (clusters === 1) return new Int32Array(features.rows);
  if (features.rows > MOST_CLUSTERED)
    throw new OmixelError(
      "UnsuitableData",
      `${features.rows} features are too many to be clustered by the distances of all pairs.`,
      `Keep ${MOST_CLUSTERED} or fewer (.highlyVariable), or draw a single channel: { clusters: 1 }.`,
      { step: name },
    );
  const breathe = pace(ctx, name, 200);
  const part = (before: number) => (share: number) => breathe(100 * before + Math.round(100 * share));
  const distance = await inTurns(rowDistanceRounds(features, "correlation"), part(0));
  const tree = await inTurns(linkageRounds(distance, method), part(1));
  const found = cutTree(tree, features.rows, Math.min(clusters, features.rows));
  const sizes = new Int32Array(Math.min(clusters, features.rows));
  for (const cluster of found) sizes[cluster]!++;
  const bySize = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]!);
  return found.map((cluster) => bySize.indexOf(cluster));
}
