import { transpose } from "../data/dense.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
} from "./placing/feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { fadingCover, type FadingOptions } from "./tinto/fading-cover.js";
import { type Fading, fadingDrawer } from "./tinto/fading-drawer.js";
import { squarePixels } from "./tinto/square-pixels.js";

export interface TintoOptions extends EncoderOptions, FeaturePlacesOptions, FadingOptions {
  /** Embedding that lays the features out: "pca" or "tsne". Default "pca". */
  readonly by: "pca" | "tsne";
  /** What a pixel is where fading features overlap: their "mean", or the "maximum". Default "mean". */
  readonly overlap: "mean" | "maximum";
}

const name = "tinto";

/**
 * TINTO: each feature has a characteristic pixel, placed by principal components or t-SNE in the square around all features, and
 * fades into its neighbourhood in steps, as paint that is blurred. Where features overlap, a pixel is the mean or the
 * maximum of their faded values; a characteristic pixel keeps its own.
 *
 * The blurring is that of the papers. The published code differs: it averages overlaps in the order of the columns, keeps traces
 * of the training samples in each picture, and rounds the square to whole units of the embedding.
 *
 * @throws UnsuitableData where so many features fade so far that their table would not fit into memory
 */
export const tinto = layoutEncoder<TintoOptions>({
  name,
  source: {
    paper: "Castillo-Cara et al. 2023; Talla-Chumpitaz et al. 2023",
    doi: "10.1016/j.softx.2023.101391",
    reference: "TINTO, blurring",
  },
  defaults: {
    ...encoderDefaults,
    ...featurePlacesDefaults,
    pixels: 20,
    by: "pca",
    steps: 4,
    distance: 0.1,
    amplification: Math.PI,
    overlap: "mean",
  },
  check(options) {
    const { by, overlap, steps, distance, amplification } = options;
    requireOneOf(name, "by", by, ["pca", "tsne"]);
    requireOneOf(name, "overlap", overlap, ["mean", "maximum"]);
    requireWhole(name, "steps", steps, 0, "Use 4, or 0 for characteristic pixels alone.");
    requireOption(
      distance > 0 && distance <= 0.5,
      name,
      `distance is ${distance}.`,
      "Choose a share of the image's shorter side, above 0 and at most 0.5.",
    );
    requireOption(amplification > 0, name, `amplification is ${amplification}.`, "Choose a number above 0.");
    checkFeaturePlaces(name, options);
  },
  async place({ values, height, width }, options, ctx) {
    const size = { height, width };
    const pixels = squarePixels(await featurePlaces(transpose(values), options.by, options, ctx), size);
    const { steps, distance, amplification, overlap } = options;
    const drawing: Fading = { steps, distance, amplification, overlap };
    return { channels: [options.by], ...pixels, cover: fadingCover(name, pixels, size, options), drawing };
  },
  drawer: (drawing, layout) => fadingDrawer(drawing as Fading, layout),
});
