import { transpose } from "../data/dense.js";
import { embeddings } from "../embed/registry.js";
import { linearAssignment } from "../math/assignment.js";
import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { turnUpright } from "./deep-insight.js";
import { encoderDefaults, type EncoderOptions, type ImageSize } from "./encoder.js";
import { featureDistances as distancesOf } from "./grid-match/feature-distances.js";
import { type FeatureDistanceName, featureDistances, featurePoints } from "./grid-match/feature-points.js";
import { requireRoom } from "./grid-match/require-room.js";
import { layoutEncoder } from "./layout-encoder.js";
import { stretchPoints } from "./pixel-bins.js";
import { gromovWasserstein } from "./tab-map/gromov-wasserstein.js";

export interface TabMapOptions extends EncoderOptions {
  /**
   * Size of the images in pixels: the side of a square, or [height, width]; "auto": the smallest square that has room for
   * the features. Pixels beyond the last feature, in the last rows, stay blank. Default "auto".
   */
  readonly pixels: EncoderOptions["pixels"];
  /**
   * How far apart two features are: 1 - their correlation ("pearson", "spearman") or "euclidean", over the training
   * samples. Default "pearson".
   */
  readonly distance: FeatureDistanceName;
  /** Most steps of the transport, 1 or more; it ends earlier where nothing moves. Default 40. */
  readonly steps: number;
  /** How long a step is: small = long; a share of the spread of the costs, above 0. Default 0.5. */
  readonly proximity: number;
}

const name = "tabMap";

/** A step takes the third power of the features: beyond, minutes become hours. */
const MOST_FEATURES = 4096;

/** Of the coupling at the start: how far, as a share of the picture, features may be from their place on the principal axes. */
const vague = 0.25;

/**
 * TabMap (genomap): optimal transport lays the distances between features over the distances between pixels. The coupling with
 * the least Gromov–Wasserstein discrepancy (squared loss, proximal steps) tells how well each feature suits each pixel;
 * the assignment that suits best in sum gives each a pixel of its own. It starts near the principal axes of the
 * features, since from an even start all turned and mirrored pictures are equally good and none is found. Both
 * distances are divided by their largest.
 *
 * @throws UnsuitableData for more than 4,096 features, or more than pixels, saying what fits
 */
export const tabMap = layoutEncoder<TabMapOptions>({
  name,
  source: {
    paper: "Yan et al. 2024; genomap: Islam & Xing 2023",
    doi: "10.1038/s41551-024-01268-6",
    reference: "TabMap, genomap 1.3",
  },
  defaults: { ...encoderDefaults, pixels: "auto", distance: "pearson", steps: 40, proximity: 0.5 },
  check({ distance, steps, proximity }) {
    requireOneOf(name, "distance", distance, featureDistances);
    requireWhole(name, "steps", steps, 1, "The default is 40.");
    const above = "a number above 0 is expected";
    requireNumber(name, "proximity", proximity, (value) => value > 0, above, "The default is 0.5.");
  },
  async place({ values, height, width }, { distance, steps, proximity }, ctx) {
    const count = values.columns;
    requireRoom(name, count, { height, width }, MOST_FEATURES);
    const pairs = await distancesOf(featurePoints(values, distance), name, ctx, true);
    const axes = await embeddings.pca.embed(transpose(values), {}, { ...ctx, random: ctx.random.fork("pca") });
    const upright = turnUpright(Float64Array.from(axes.values), height, width);
    const rows = Math.ceil(count / width);
    const coupling = vagueCoupling(stretchPoints(upright, rows, width), { height: rows, width });
    const square = (numbers: Float32Array) => ({ rows: count, columns: count, values: toUnit(numbers) });
    const [features, pixels] = [square(pairs.values as Float32Array), square(pixelDistances(count, width))];
    await gromovWasserstein(features, pixels, coupling, { steps, proximity }, name, ctx);
    const suits = coupling.map((share) => -share);
    const assigned = linearAssignment({ rows: count, columns: count, values: suits }, ctx.signal);
    return {
      channels: [distance],
      x: Uint16Array.from(assigned, (pixel) => pixel % width),
      y: Uint16Array.from(assigned, (pixel) => Math.floor(pixel / width)),
    };
  },
});

/** Divided by the largest, in place. */
function toUnit(values: Float32Array): Float32Array {
  const largest = values.reduce((most, value) => (value > most ? value : most), 0);
  if (largest > 0) for (let at = 0; at < values.length; at++) values[at]! /= largest;
  return values;
}

/** Distances between the first pixels of an image, row by row. */
function pixelDistances(count: number, width: number): Float32Array {
  return Float32Array.from({ length: count * count }, (_, at) => {
    const [p, q] = [Math.floor(at / count), at % count];
    return Math.hypot((p % width) - (q % width), Math.floor(p / width) - Math.floor(q / width));
  });
}

/** Bells around places, features × as many pixels. */
function vagueCoupling(places: Float64Array, { height, width }: ImageSize): Float32Array {
  const count = places.length / 2;
  const reach = vague * Math.max(height, width);
  return Float32Array.from({ length: count * count }, (_, at) => {
    const [feature, pixel] = [Math.floor(at / count), at % count];
    const dx = places[2 * feature]! - (pixel % width) - 0.5;
    const dy = places[2 * feature + 1]! - Math.floor(pixel / width) - 0.5;
    return Math.exp(-(dx * dx + dy * dy) / (2 * reach * reach));
  });
}
