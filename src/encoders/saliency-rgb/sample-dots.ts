import type { Context } from "../../context.js";
import { featureNames } from "../../data/assay.js";
import { assayOf, type Cohort, sampleNames } from "../../data/cohort.js";
import type { Layout } from "../../data/layout.js";
import { toDense } from "../../data/matrix.js";
import { firstFive, OmixelError } from "../../errors.js";
import { fitNormalisation, normalise } from "../../math/normalisation.js";
import { requireComplete } from "../../prepare/require.js";
import { requireMeasured } from "../../modalities/require-measured.js";
import type { EncoderState, ImageSize } from "../encoder.js";
import { featurePlaces, type FeaturePlacesOptions } from "../placing/feature-places.js";
import { buildLayout } from "../layout/layout-table.js";
import { binPixels } from "../placing/pixel-bins.js";

/** A dot a sample, by sample name; plain data. */
export interface SampleDots {
  readonly samples: readonly string[];
  /** Column and row of each sample's dot. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  /** Red, green and blue of each, 0 … 1. */
  readonly colours: Float32Array;
}

/** What decides the picture: the image, the dot and the embeddings. */
export interface SampleDotsOptions extends FeaturePlacesOptions, ImageSize {
  readonly radius: number;
  readonly normalisation: Parameters<typeof fitNormalisation>[1];
  readonly assay: string;
}

const embeddings = ["tsne", "pca", "umap"] as const;

/**
 * Places a dot for each sample: at its place in the t-SNE of all samples, red by its first t-SNE coordinate, green by its
 * first principal component, blue by its first UMAP coordinate, each from 0 to 1 over the samples.
 */
export async function fitSampleDots(
  step: string,
  all: Cohort,
  options: SampleDotsOptions,
  ctx: Context,
): Promise<EncoderState> {
  const { height, width, radius } = options;
  const samples = sampleNames(all);
  const assay = assayOf(all, options.assay);
  requireMeasured(step, all, [assay.name]);
  requireComplete(step, { assay, features: featureNames(assay), samples });
  if (samples.length < 3)
    throw new OmixelError(
      "TooFewSamples",
      `Samples are placed among each other, but there are ${samples.length}.`,
      "Give three or more.",
      { step },
    );
  const raw = toDense(assay.values);
  const values = normalise(raw, fitNormalisation(raw, options.normalisation));
  const colours = new Float32Array(3 * samples.length);
  let places: Float64Array | undefined;
  for (const [channel, by] of embeddings.entries()) {
    const found = await featurePlaces(values, by, options, ctx);
    places ??= found;
    firstCoordinates(found).forEach((share, i) => (colours[3 * i + channel] = share));
  }
  const dots: SampleDots = { samples, ...binPixels(places!, height, width, radius), colours };
  const layout = buildLayout({
    height,
    width,
    channels: [...embeddings],
    features: [],
    x: new Uint16Array(),
    y: new Uint16Array(),
    radius,
  });
  const nothing = new Float64Array();
  return {
    layout,
    normalisation: { name: options.normalisation, shift: nothing, factor: nothing },
    drawing: { encoder: step, state: dots },
  };
}

/** Draws the dot of each sample that was there when the dots were placed. @throws UnsuitableData naming others */
export function applySampleDots(step: string, cohort: Cohort, { layout, drawing }: EncoderState): Cohort {
  const dots = drawing!.state as SampleDots;
  const rowOfSample = new Map(dots.samples.map((name, row) => [name, row]));
  const names = sampleNames(cohort);
  const strangers = names.filter((name) => !rowOfSample.has(name));
  if (strangers.length > 0)
    throw new OmixelError(
      "UnsuitableData",
      `${strangers.length} samples were not there when the samples were placed: ${firstFive(strangers)}.`,
      'Pictures of new samples need { place: "features" }.',
      { step },
    );
  const { height, width, channels } = layout;
  const size = height * width * channels.length;
  const values = new Float32Array(names.length * size);
  for (const [i, name] of names.entries())
    drawDot(values.subarray(i * size, (i + 1) * size), dots, rowOfSample.get(name)!, layout);
  return { ...cohort, images: { count: names.length, height, width, channels: channels.length, values, layout } };
}

function drawDot(image: Float32Array, { x, y, colours }: SampleDots, row: number, { height, width, radius }: Layout) {
  for (let top = Math.max(0, y[row]! - radius); top <= Math.min(height - 1, y[row]! + radius); top++)
    for (let left = Math.max(0, x[row]! - radius); left <= Math.min(width - 1, x[row]! + radius); left++)
      if ((left - x[row]!) ** 2 + (top - y[row]!) ** 2 <= radius ** 2)
        image.set(colours.subarray(3 * row, 3 * row + 3), 3 * (top * width + left));
}

/** First coordinates, 0 … 1 over the points; 0.5 where all are equal. */
function firstCoordinates(points: Float64Array): Float64Array {
  const first = points.filter((_, i) => i % 2 === 0);
  const low = first.reduce((a, b) => Math.min(a, b), Infinity);
  const high = first.reduce((a, b) => Math.max(a, b), -Infinity);
  return first.map((value) => (high > low ? (value - low) / (high - low) : 0.5));
}
