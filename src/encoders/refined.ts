import { transpose } from "../data/dense.js";
import { embeddings } from "../embed/registry.js";
import { pace } from "../embed/pace.js";
import { gridAssignment } from "../math/grid-assignment.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { turnUpright } from "./deep-insight.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import { featureDistances } from "./grid-match/feature-distances.js";
import { featurePoints } from "./grid-match/feature-points.js";
import { searchNeighbours } from "./grid-match/neighbour-search.js";
import { offsetTable } from "./grid-match/offset-table.js";
import type { PairMatrix } from "./grid-match/pair-matrix.js";
import { requireRoom } from "./grid-match/require-room.js";
import { layoutEncoder } from "./layout-encoder.js";
import { stretchPoints } from "./placing/pixel-bins.js";
import { bayesianScaling } from "./refined/bayesian-scaling.js";
import { metricScaling } from "./refined/metric-scaling.js";

export interface RefinedOptions extends EncoderOptions {
  /**
   * Size of the images in pixels: the side of a square, or [height, width]; "auto": the smallest square that has room for
   * the features. Default "auto".
   */
  readonly pixels: EncoderOptions["pixels"];
  /**
   * How features come into the plane. "bayesian": the model of Oh and Raftery (2001), by Monte Carlo, then least squares
   * from its best draw to the mode nearby. "metric": least squares alone (SMACOF), some times as fast. Default "bayesian".
   */
  readonly scaling: "bayesian" | "metric";
  /**
   * How often the Bayesian scaling draws the place of each feature, 1 or more. A sweep takes the square of the features
   * in time: 1,000 features some hundredths of a second, 20,000 some seconds. Default 100.
   */
  readonly sweeps: number;
  /**
   * Most rounds of hill climbing, 0 or more; it ends earlier where nothing moves. With 2,000 features the first ten do 96 %
   * of what thirty do. Default 10.
   */
  readonly rounds: number;
}

const name = "refined";

/**
 * REFINED: multidimensional scaling places the features in the plane by their Euclidean distances; each gets a pixel of its
 * own near its place; hill climbing then swaps neighbours as long as distances between pixels come nearer to distances
 * between features (sum of absolute differences, pixels scaled to the mean distance of features). The scaling is Bayesian,
 * as in the paper, and starts from the principal axes, which are the classical scaling; the published code has a metric
 * one (`scaling: "metric"`).
 *
 * @throws UnsuitableData for more features than pixels, saying which size fits
 */
export const refined = layoutEncoder<RefinedOptions>({
  name,
  source: {
    paper: "Bazgir et al. 2020",
    doi: "10.1038/s41467-020-18197-y",
    reference: "REFINED, mds and hill climbing",
  },
  defaults: { ...encoderDefaults, pixels: "auto", scaling: "bayesian", sweeps: 100, rounds: 10 },
  check({ scaling, sweeps, rounds }) {
    requireOneOf(name, "scaling", scaling, ["bayesian", "metric"]);
    requireWhole(name, "sweeps", sweeps, 1, "The default is 100.");
    requireWhole(name, "rounds", rounds, 0, "The default is 10.");
  },
  async place({ values, height, width }, { scaling, sweeps, rounds }, ctx) {
    const count = values.columns;
    requireRoom(name, count, { height, width });
    const pairs = await featureDistances(featurePoints(values, "euclidean"), name, ctx);
    const axes = await embeddings.pca.embed(transpose(values), {}, { ...ctx, random: ctx.random.fork("pca") });
    const start = Float64Array.from(axes.values);
    const random = ctx.random.fork(scaling);
    const drawn =
      scaling === "bayesian" ? (await bayesianScaling(pairs, start, sweeps, name, { ...ctx, random })).places : start;
    // A draw lies around the mode; where distances are many, priors and the cut at 0 weigh nothing beside the squares.
    const { places } = await metricScaling(pairs, drawn, name, ctx);
    const stretched = stretchPoints(turnUpright(places, height, width), height, width);
    const breathe = pace(ctx, name, 100);
    const pixels = await gridAssignment(stretched, height, width, (share) => breathe(Math.round(100 * share)));

    const measure = pace(ctx, `${name}, measures`, 2 * count);
    const scale = (await meanDistance(pairs, measure)) / (await meanApart(pixels, width, measure));
    const table = offsetTable({ height, width }, (dx, dy) => scale * Math.hypot(dx, dy));
    const at = Int32Array.from(pixels.keys());
    const place = pixels.map((pixel) => Math.floor(pixel / width) * table.stride + (pixel % width));
    await searchNeighbours(
      { pairs, table, place, at },
      { pixels, height, width },
      { by: "absolute", rounds },
      name,
      ctx,
    );
    const [x, y] = [new Uint16Array(count), new Uint16Array(count)];
    at.forEach((feature, p) => {
      x[feature] = pixels[p]! % width;
      y[feature] = Math.floor(pixels[p]! / width);
    });
    return { channels: ["scaling"], x, y };
  },
});

type Breathe = (done: number) => Promise<void>;

async function meanDistance({ count, values }: PairMatrix, breathe: Breathe): Promise<number> {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    await breathe(i);
    for (let j = 0; j < i; j++) sum += values[i * count + j]!;
  }
  return sum / ((count * (count - 1)) / 2);
}

/** Mean distance of two of the pixels. */
async function meanApart(pixels: Int32Array, width: number, breathe: Breathe): Promise<number> {
  const [x, y] = [pixels.map((pixel) => pixel % width), pixels.map((pixel) => Math.floor(pixel / width))];
  let sum = 0;
  for (let p = 0; p < pixels.length; p++) {
    await breathe(pixels.length + p);
    for (let q = 0; q < p; q++) {
      const [dx, dy] = [x[p]! - x[q]!, y[p]! - y[q]!];
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return sum / ((pixels.length * (pixels.length - 1)) / 2);
}
