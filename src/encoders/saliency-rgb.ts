import { transpose } from "../data/dense.js";
import type { Context } from "../context.js";
import type { Cohort } from "../data/cohort.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import {
  type Encoder,
  encoderDefaults,
  type EncoderOptions,
  type EncoderState,
  imageSize,
  smallestSquare,
} from "./encoder.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
} from "./placing/feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { binPixels } from "./placing/pixel-bins.js";
import { applySampleDots, fitSampleDots } from "./saliency-rgb/sample-dots.js";

export interface SaliencyRgbOptions extends EncoderOptions, FeaturePlacesOptions {
  /** Radius of a feature's disc in pixels, 0 … less than half of the image's shorter side. Default 3. */
  readonly radius: number;
  /**
   * What has a place. "features": every feature has a disc, brighter where it is expressed. "samples": the paper's
   * Algorithm 1, one dot a sample at its own place in the t-SNE of all samples, coloured by its t-SNE, PCA and UMAP. There
   * no pixel has a gene's name and a new sample has no place, so that it can be judged under `protocol: "published"`
   * alone. Default "features".
   */
  readonly place: "features" | "samples";
}

const name = "saliencyRgb";
const channels = ["tsne", "pca", "umap"] as const;

/** The size that "auto" stands for is known when the features are; it always holds a disc. */
const AMPLE = { height: Infinity, width: Infinity };

const discs = layoutEncoder<SaliencyRgbOptions>({
  name,
  source: { paper: "Alyatimi et al. 2025", doi: "10.3390/make7040119" },
  defaults: { ...encoderDefaults, ...featurePlacesDefaults, radius: 3, place: "features" },
  check(options) {
    const { height, width } = imageSize(options.pixels, AMPLE);
    requireOption(
      Number.isInteger(options.radius) && options.radius >= 0 && 2 * options.radius < Math.min(height, width),
      name,
      `radius is ${options.radius} in an image of ${height} × ${width}.`,
      "Choose an integer from 0 to less than half of the shorter side.",
    );
    requireOneOf(name, "place", options.place, ["features", "samples"]);
    checkFeaturePlaces(name, options);
    requireOption(
      options.place === "features" || (typeof options.assay === "string" && options.pixels !== "auto"),
      name,
      'place is "samples" with several assays or with { pixels: "auto" }.',
      "A dot shows one assay, in an image of a stated size.",
    );
  },
  smallest(features, { radius }) {
    const { height } = smallestSquare(features);
    return { height: height + 2 * radius, width: height + 2 * radius };
  },
  async place({ values, height, width }, options, ctx) {
    const features = transpose(values);
    const count = features.rows;
    const x = new Uint16Array(channels.length * count);
    const y = new Uint16Array(channels.length * count);
    for (const [channel, by] of channels.entries()) {
      const pixels = binPixels(await featurePlaces(features, by, options, ctx), height, width, options.radius);
      x.set(pixels.x, channel * count);
      y.set(pixels.y, channel * count);
    }
    return { channels, x, y, radius: options.radius };
  },
});

/**
 * Every feature is a disc in each of three layouts: red is drawn on the t-SNE layout of the features, green on their
 * principal components, blue on their UMAP. A pixel is the mean of the discs that cover it, so each pixel of each channel
 * has names, and new samples can be drawn.
 */
export const saliencyRgb: Encoder<SaliencyRgbOptions> = Object.freeze({
  ...discs,
  transductive: ({ place }: SaliencyRgbOptions) =>
    place === "samples" ? "a sample has its place among the others alone, those of the test fold included" : undefined,
  nameless: ({ place }: SaliencyRgbOptions) =>
    place === "samples" ? "a dot stands for a sample, not for a gene" : undefined,
  together: ({ place }: SaliencyRgbOptions) =>
    place === "samples" ? "a dot has its place among all samples" : undefined,
  fit(train: Cohort, options: SaliencyRgbOptions, ctx: Context): EncoderState | Promise<EncoderState> {
    if (options.place === "features") return discs.fit(train, options, ctx);
    const size = imageSize(options.pixels, AMPLE);
    return fitSampleDots(name, train, { ...options, ...size, assay: options.assay as string }, ctx);
  },
  apply(cohort: Cohort, state: EncoderState, options: SaliencyRgbOptions, ctx: Context) {
    return options.place === "features"
      ? discs.apply(cohort, state, options, ctx)
      : applySampleDots(name, cohort, state);
  },
});
