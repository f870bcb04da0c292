import type { Context } from "../context.js";
import { type Dense, transpose } from "../data/dense.js";
import { smallestRectangle } from "../math/bounding-rectangle.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { blurredCover } from "./placing/blurred-cover.js";
import { encoderDefaults, type EncoderOptions, type ImageSize } from "./encoder.js";
import type { Places } from "./encoder-method.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  type FeaturePlacesOptions,
  type PlacementName,
  placements,
} from "./placing/feature-places.js";
import { layoutEncoder } from "./layout-encoder.js";
import { type AssignmentOptions, assignments, assignPixels } from "./placing/pixel-assignment.js";

export interface DeepInsightOptions extends EncoderOptions, FeaturePlacesOptions, AssignmentOptions {
  /**
   * Embedding that lays the features out: "tsne", "umap", "kernelPca", "pca". A list draws a channel by each: several
   * representations of a sample in one image, as MRep-DeepInsight has them. Default "tsne".
   */
  readonly by: PlacementName | readonly PlacementName[];
  /**
   * Standard deviation, in pixels, of the Gaussian bell over which each feature is spread, 0 … 5; 0 = none. A pixel is the
   * weighted mean of the features whose bells reach it. Default 0.
   */
  readonly blur: number;
}

const name = "deepInsight";

export const deepInsightDefaults: Readonly<Required<DeepInsightOptions>> = Object.freeze({
  ...encoderDefaults,
  ...featurePlacesDefaults,
  by: "tsne",
  assign: "bin",
  blur: 0,
});

/**
 * DeepInsight: features that behave alike are neighbours in the picture. An embedding places the features in the plane;
 * the smallest rectangle around them is turned upright, its longer side along the longer side of the image, and filled
 * with pixels. One channel for each embedding.
 *
 * @throws UnsuitableData with `assign: "lsa"` or "ags" for more features than pixels, saying which size fits
 */
export const deepInsight = layoutEncoder<DeepInsightOptions>({
  name,
  source: {
    paper: "Sharma et al. 2019",
    doi: "10.1038/s41598-019-47765-6",
    reference: "pyDeepInsight 0.2.3, ImageTransformer and MRepImageTransformer",
  },
  defaults: { ...deepInsightDefaults },
  check: (options) => checkDeepInsight(name, options),
  place: ({ values, height, width }, options, ctx) =>
    deepInsightPlaces(name, transpose(values), { height, width }, options, ctx),
});

/** @throws InvalidOption, UnknownName */
export function checkDeepInsight(step: string, options: Required<DeepInsightOptions>): void {
  const { by, assign, blur } = options;
  for (const one of listOf(by)) requireOneOf(step, "by", one, placements);
  requireOption(
    listOf(by).length > 0 && new Set(listOf(by)).size === listOf(by).length,
    step,
    `Option "by" is ${JSON.stringify(by)}.`,
    'Name each embedding once: { by: ["tsne", "umap", "pca"] }.',
  );
  requireOneOf(step, "assign", assign, assignments);
  requireOption(blur >= 0 && blur <= 5, step, `blur is ${blur}.`, "Choose a standard deviation from 0 to 5 pixels.");
  checkFeaturePlaces(step, options);
}

/**
 * Where DeepInsight puts features.
 *
 * @param features features × training samples
 */
export async function deepInsightPlaces(
  step: string,
  features: Dense,
  { height, width }: ImageSize,
  options: Required<DeepInsightOptions>,
  ctx: Context,
): Promise<Places> {
  const channels = listOf(options.by);
  const x = new Uint16Array(channels.length * features.rows);
  const y = new Uint16Array(channels.length * features.rows);
  for (const [channel, by] of channels.entries()) {
    const places = turnUpright(await featurePlaces(features, by, options, ctx), height, width);
    const pixels = await assignPixels(places, { height, width }, options.assign, step, ctx);
    x.set(pixels.x, channel * features.rows);
    y.set(pixels.y, channel * features.rows);
  }
  const { blur } = options;
  const cover = blur > 0 ? blurredCover(step, { x, y }, channels.length, { height, width }, blur) : undefined;
  return { channels, x, y, radius: 0, ...(cover ? { cover } : {}) };
}

function listOf(by: DeepInsightOptions["by"]): readonly PlacementName[] {
  return typeof by === "string" ? [by] : by;
}

/** Points turned so that the smallest rectangle around them is upright, and as wide or tall as the image is. */
export function turnUpright(points: Float64Array, height: number, width: number): Float64Array {
  const rectangle = smallestRectangle(points);
  const turned = rectangle.rotate(points);
  const [left, bottom, right, , , top] = rectangle.rotate(rectangle.corners);
  const wider = right! - left! > top! - bottom!;
  return height === width || wider === width > height ? turned : turned.map((_, i) => turned[i ^ 1]!);
}
