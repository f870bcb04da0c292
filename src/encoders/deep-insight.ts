import { transpose } from "../data/dense.js";
import { smallestRectangle } from "../math/bounding-rectangle.js";
import { requireOneOf } from "../prepare/require.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
  type PlacementName,
  placements,
} from "./feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { assignPixels } from "./pixel-assignment.js";
import { binPixels } from "./pixel-bins.js";

export interface DeepInsightOptions extends EncoderOptions, FeaturePlacesOptions {
  /** Embedding that lays the features out: "tsne", "umap", "kernelPca", "pca". Default "tsne". */
  readonly by: PlacementName;
  /**
   * How a place becomes a pixel. "bin": the pixel it falls on; features that collide are averaged. "assignment": a pixel
   * of its own for each feature, as near as possible in sum of squares; slow above 2,000 features. Default "bin".
   */
  readonly assign: "bin" | "assignment";
}

const name = "deepInsight";

/**
 * DeepInsight: features that behave alike are neighbours in the picture. An embedding places the features in the plane;
 * the smallest rectangle around them is turned upright, its longer side along the longer side of the image, and filled
 * with pixels. One channel.
 *
 * @throws UnsuitableData with `assign: "assignment"` for more features than pixels, saying which size fits
 */
export const deepInsight = layoutEncoder<DeepInsightOptions>({
  name,
  source: {
    paper: "Sharma et al. 2019",
    doi: "10.1038/s41598-019-47765-6",
    reference: "pyDeepInsight 0.2.3, ImageTransformer",
  },
  defaults: { ...encoderDefaults, ...featurePlacesDefaults, by: "tsne", assign: "bin" },
  check(options) {
    requireOneOf(name, "by", options.by, placements);
    requireOneOf(name, "assign", options.assign, ["bin", "assignment"]);
    checkFeaturePlaces(name, options);
  },
  async place({ values, height, width }, options, ctx) {
    const places = await featurePlaces(transpose(values), options.by, options, ctx);
    const upright = turnUpright(places, height, width);
    const pixels =
      options.assign === "bin"
        ? binPixels(upright, height, width)
        : assignPixels(upright, height, width, name, ctx.signal);
    return { channels: [options.by], ...pixels, radius: 0 };
  },
});

/** Points turned so that the smallest rectangle around them is upright, and as wide or tall as the image is. */
export function turnUpright(points: Float64Array, height: number, width: number): Float64Array {
  const rectangle = smallestRectangle(points);
  const turned = rectangle.rotate(points);
  const [left, bottom, right, , , top] = rectangle.rotate(rectangle.corners);
  const wider = right! - left! > top! - bottom!;
  return height === width || wider === width > height ? turned : turned.map((_, i) => turned[i ^ 1]!);
}
