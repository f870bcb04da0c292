import { transpose } from "../data/dense.js";
import { requireOption } from "../registry.js";
import { encoderDefaults, type EncoderOptions, imageSize, smallestSquare } from "./encoder.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
} from "./feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { binPixels } from "./pixel-bins.js";

export interface SaliencyRgbOptions extends EncoderOptions, FeaturePlacesOptions {
  /** Radius of a feature's disc in pixels, 0 … less than half of the image's shorter side. Default 3. */
  readonly radius: number;
}

const name = "saliencyRgb";
const channels = ["tsne", "pca", "umap"] as const;

/** The size that "auto" stands for is known when the features are; it always holds a disc. */
const AMPLE = { height: Infinity, width: Infinity };

/**
 * Every feature is a disc in each of three layouts: red is drawn on the t-SNE layout of the features, green on their
 * principal components, blue on their UMAP. A pixel is the mean of the discs that cover it, so each pixel of each channel
 * has names, and new samples can be drawn.
 */
export const saliencyRgb = layoutEncoder<SaliencyRgbOptions>({
  name,
  source: { paper: "Alyatimi et al. 2025", doi: "10.3390/make7040119" },
  defaults: { ...encoderDefaults, ...featurePlacesDefaults, radius: 3 },
  check(options) {
    const { height, width } = imageSize(options.pixels, AMPLE);
    requireOption(
      Number.isInteger(options.radius) && options.radius >= 0 && 2 * options.radius < Math.min(height, width),
      name,
      `radius is ${options.radius} in an image of ${height} × ${width}.`,
      "Choose an integer from 0 to less than half of the shorter side.",
    );
    checkFeaturePlaces(name, options);
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
