import type { Context } from "../../context.js";
import { type Dense, dense, denseColumns, denseRows, transpose } from "../../data/dense.js";
import { type Images, imageOf } from "../../data/images.js";
import { ABSENT, type Layout } from "../../data/layout.js";
import { pace } from "../../embed/pace.js";
import { type DistanceAgreement, distanceAgreement } from "../../math/distance-agreement.js";
import { type Contiguity, moransI, touchingPixels } from "../../math/morans-i.js";
import { rowDistances, type RowMetric } from "../../math/row-distances.js";
import { requireOneOf } from "../../prepare/require.js";
import { seededRandom } from "../../random.js";
import { mergeOptions, requireOption } from "../../registry.js";

export interface LayoutQualityOptions {
  /**
   * How far apart features are: "correlation" = 1 - Pearson's r of their values, whatever their level and spread;
   * "euclidean" = of the values that are drawn. Default "correlation".
   */
  readonly metric: RowMetric;
  /** Nearest features that are compared, 1 or more; fewer on channels of few features. Default 10. */
  readonly neighbours: number;
  /** Pixels that count as touching for Moran's I: 4, across an edge, or 8, also across a corner. Default 4. */
  readonly contiguity: Contiguity;
  /** Most features whose distances are compared, 10 … 5000; of more, as many are drawn at random. Default 1000. */
  readonly most: number;
  /** Of that draw. Default 1. */
  readonly seed: number;
}

/** Scores of one channel; null where there is nothing to score. */
export interface ChannelQuality extends Scores {
  readonly channel: string;
}

interface Scores {
  /** Whether neighbours in the picture are real (Venna & Kaski 2001): 1 = all are, about 0.5 = chance. */
  readonly trustworthiness: number | null;
  /** Share of a feature's nearest that are its nearest in the picture: 1 = all. */
  readonly neighboursKept: number | null;
  /** Spearman's correlation of the features' distances with the distances of their pixels, over all pairs. */
  readonly rankCorrelation: number | null;
  /** Moran's I of the occupied pixels, mean over the images: 1 = smooth, 0 = no order. */
  readonly moran: number | null;
}

/** How well neighbours in the pictures are neighbours in the data. */
export interface LayoutQuality {
  readonly channels: readonly ChannelQuality[];
  /** Mean over the channels that have a score. */
  readonly mean: Scores;
  /** Neighbours that were compared, in the channel of most features. */
  readonly neighbours: number;
  /** Features whose distances were compared, in the channel of most features, and whether they are a random draw. */
  readonly features: number;
  readonly sampled: boolean;
}

export const layoutQualityDefaults: Readonly<LayoutQualityOptions> = Object.freeze({
  metric: "correlation",
  neighbours: 10,
  contiguity: 4,
  most: 1000,
  seed: 1,
});

/** Most samples over which features are compared: beyond, distances change little. */
const mostSamples = 1000;
const name = "layoutQuality";

/**
 * Scores a layout by what it draws, so that encoders can be compared by number. Features are compared as they are drawn
 * (`images.drawn`), at the distances of their centres on each channel. Images without that table have Moran's I alone.
 *
 * @param options {@link LayoutQualityOptions}
 * @param ctx progress, and a signal that stops it
 * @throws InvalidOption, UnknownName; Aborted
 * @example
 * const { mean } = await layoutQuality(await plan.images());
 */
export async function layoutQuality(
  images: Images,
  options: Partial<LayoutQualityOptions> = {},
  ctx: Pick<Context, "signal"> & Partial<Pick<Context, "progress">> = {},
): Promise<LayoutQuality> {
  const chosen = mergeOptions<LayoutQualityOptions>(name, layoutQualityDefaults, options);
  check(chosen);
  const { layout } = images;
  const breathe = pace({ progress: () => undefined, ...ctx }, name, layout.channels.length * (images.count + 1));
  const known = images.drawn && finiteColumns(images.drawn);
  const channels: ChannelQuality[] = [];
  let [neighbours, features, sampled] = [0, 0, false];
  for (const [c, channel] of layout.channels.entries()) {
    const placed = known ? placedFeatures(layout, known, c) : [];
    const looked = someOf(placed, chosen.most, chosen.seed);
    const k = Math.min(chosen.neighbours, Math.floor((looked.length - 1) / 2));
    if (looked.length > features) [neighbours, features] = [k, looked.length];
    sampled ||= looked.length < placed.length;
    const rest = () => breathe(c * (images.count + 1));
    await rest();
    const agreement = k >= 1 ? await agreementOf(images, c, looked, k, chosen, rest) : nothing;
    channels.push({ channel, ...agreement, moran: await moranOf(images, c, chosen.contiguity, breathe) });
  }
  const mean = (score: keyof Scores) => meanOf(channels.map((each) => each[score]));
  return {
    channels,
    mean: {
      trustworthiness: mean("trustworthiness"),
      neighboursKept: mean("neighboursKept"),
      rankCorrelation: mean("rankCorrelation"),
      moran: mean("moran"),
    },
    neighbours,
    features,
    sampled,
  };
}

const nothing = { trustworthiness: null, neighboursKept: null, rankCorrelation: null };

function check({ metric, neighbours, contiguity, most }: LayoutQualityOptions): void {
  requireOneOf(name, "metric", metric, ["correlation", "euclidean"]);
  const whole = (option: string, value: number, least: number, greatest: number) =>
    requireOption(
      Number.isInteger(value) && value >= least && value <= greatest,
      name,
      `Option "${option}" is ${value}.`,
      `Give a whole number from ${least} to ${greatest}.`,
    );
  whole("neighbours", neighbours, 1, 1000);
  whole("most", most, 10, 5000);
  requireOption(contiguity === 4 || contiguity === 8, name, `Option "contiguity" is ${contiguity}.`, "Give 4 or 8.");
}

/** Features that stand on the channel and are known of every sample. */
function placedFeatures({ features, x }: Layout, known: Uint8Array, channel: number): number[] {
  return Array.from(features.keys()).filter((f) => x[channel * features.length + f] !== ABSENT && known[f] === 1);
}

/** 1 for columns of finite numbers alone. */
function finiteColumns({ columns, values }: Dense): Uint8Array {
  const finite = new Uint8Array(columns).fill(1);
  for (let at = 0, column = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) finite[column] = 0;
    if (++column === columns) column = 0;
  }
  return finite;
}

function someOf(all: readonly number[], most: number, seed: number): number[] {
  if (all.length <= most) return [...all];
  const drawn = seededRandom(seed)
    .fork(name)
    .shuffle([...all]);
  return drawn.slice(0, most).sort((a, b) => a - b);
}

async function agreementOf(
  { drawn, layout }: Images,
  channel: number,
  features: readonly number[],
  k: number,
  { metric, seed }: LayoutQualityOptions,
  rest: () => Promise<void>,
): Promise<DistanceAgreement> {
  const rows = someOf(
    Array.from({ length: drawn!.rows }, (_, row) => row),
    mostSamples,
    seed,
  );
  const table = transpose(denseColumns(denseRows(drawn!, rows), features));
  const places = dense(features.length, 2);
  for (const [i, f] of features.entries()) {
    const at = channel * layout.features.length + f;
    places.values.set([layout.x[at]!, layout.y[at]!], 2 * i);
  }
  const real = rowDistances(table, metric);
  await rest();
  return distanceAgreement(real, rowDistances(places, "euclidean"), k, rest);
}

/** Mean over the images in which pixels differ. */
async function moranOf(
  images: Images,
  channel: number,
  contiguity: Contiguity,
  breathe: (done: number) => Promise<void>,
): Promise<number | null> {
  const { height, width, channels, count } = images;
  const { start } = images.layout;
  const first = channel * height * width;
  const occupied = Uint8Array.from({ length: height * width }, (_, p) => +(start[first + p + 1]! > start[first + p]!));
  const touching = touchingPixels(occupied, width, contiguity);
  const scores: (number | null)[] = [];
  for (let i = 0; i < count; i++) {
    scores.push(moransI(imageOf(images, i), touching, channel, channels));
    await breathe(channel * (count + 1) + i + 1);
  }
  return meanOf(scores);
}

function meanOf(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length > 0 ? known.reduce((sum, score) => sum + score, 0) / known.length : null;
}
