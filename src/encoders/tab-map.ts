import { transpose } from "../data/dense.js";
import { pace } from "../embed/pace.js";
import { embeddings } from "../embed/registry.js";
import { linearAssignment } from "../math/assignment.js";
import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { turnUpright } from "./deep-insight.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import { featureDistances as distancesOf } from "./grid-match/feature-distances.js";
import { type FeatureDistanceName, featureDistances, featurePoints } from "./grid-match/feature-points.js";
import { centralPixels } from "./grid-match/central-pixels.js";
import { requireRoom } from "./grid-match/require-room.js";
import { layoutEncoder } from "./layout-encoder.js";
import { stretchPoints } from "./placing/pixel-bins.js";
import { gromovWasserstein } from "./tab-map/gromov-wasserstein.js";

export interface TabMapOptions extends EncoderOptions {
  /**
   * Size of the images in pixels: the side of a square, or [height, width]; "auto": the smallest square that has room for
   * the features. Where there are more pixels than features, those nearest to the centre are used and the others stay blank;
   * none is where the sides' product is the number of features, such as [10, 25] for 250. Default "auto".
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
 * distances are divided by their largest. The published code fills the first pixels, column by column, and leaves the last
 * ones blank.
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
    const used = centralPixels(count, { height, width });
    const columns = Float64Array.from(used, (pixel) => pixel % width);
    const rows = Float64Array.from(used, (pixel) => Math.floor(pixel / width));
    const start = pace(ctx, `${name}, start`, 2 * count);
    const coupling = await vagueCoupling(upright, columns, rows, start);
    const apart = await pixelDistances(columns, rows, start);
    for (const distances of [pairs.values as Float32Array, apart]) await toUnit(distances, () => start(2 * count));
    const square = (numbers: Float32Array) => ({ rows: count, columns: count, values: numbers });
    const [features, pixels] = [square(pairs.values as Float32Array), square(apart)];
    await gromovWasserstein(features, pixels, coupling, { steps, proximity }, name, ctx);
    for (let at = 0; at < coupling.length; at++) coupling[at] = -coupling[at]!; // what suits best costs least
    const breathe = pace(ctx, `${name}, assignment`, count);
    const done = (share: number) => breathe(Math.round(count * share));
    const assigned = await linearAssignment({ rows: count, columns: count, values: coupling }, done);
    return {
      channels: [distance],
      x: Uint16Array.from(assigned, (p) => columns[p]!),
      y: Uint16Array.from(assigned, (p) => rows[p]!),
    };
  },
});

/** Divided by the largest, in place. */
async function toUnit(values: Float32Array, breathe: () => Promise<void>): Promise<void> {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  await breathe();
  if (largest > 0) for (let at = 0; at < values.length; at++) values[at]! /= largest;
  await breathe();
}

type Breathe = (done: number) => Promise<void>;

/** Distances between pixels. */
async function pixelDistances(columns: Float64Array, rows: Float64Array, breathe: Breathe): Promise<Float32Array> {
  const count = columns.length;
  const out = new Float32Array(count * count);
  for (let p = 0; p < count; p++) {
    await breathe(count + p);
    for (let q = 0; q < count; q++) {
      const [dx, dy] = [columns[p]! - columns[q]!, rows[p]! - rows[q]!];
      out[p * count + q] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return out;
}

/** Bells around places stretched over the pixels, features × as many pixels. */
async function vagueCoupling(
  upright: Float64Array,
  columns: Float64Array,
  rows: Float64Array,
  breathe: Breathe,
): Promise<Float32Array> {
  const count = columns.length;
  const [left, right] = [columns.reduce((a, b) => Math.min(a, b)), columns.reduce((a, b) => Math.max(a, b)) + 1];
  const [top, bottom] = [rows[0]!, rows.at(-1)! + 1];
  const places = stretchPoints(upright, bottom - top, right - left);
  const reach = vague * Math.max(bottom - top, right - left);
  const out = new Float32Array(count * count);
  for (let feature = 0; feature < count; feature++) {
    await breathe(feature);
    for (let p = 0; p < count; p++) {
      const dx = places[2 * feature]! + left - columns[p]! - 0.5;
      const dy = places[2 * feature + 1]! + top - rows[p]! - 0.5;
      out[feature * count + p] = Math.exp(-(dx * dx + dy * dy) / (2 * reach * reach));
    }
  }
  return out;
}
