import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { drawImages } from "../encoders/drawing/draw.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import type { Network } from "../models/network.js";
import { smallCnn } from "../models/small-cnn.js";
import { exportWeights, importWeights, type Weights } from "../models/weights.js";
import type { EpochRecord } from "../train/history.js";
import { predictNetwork } from "../train/predict.js";
import { trainDefaults, type TrainOptions } from "../train/train-options.js";
import { trainNetwork } from "../train/train-network.js";
import type { TrainingSet } from "../train/training-set.js";

/** One network of the recipe's ensemble; plain data. */
export interface AutoMember {
  /** Index of its layout. */
  readonly layout: number;
  readonly filters: readonly number[];
  readonly weights: Weights;
  readonly history: readonly EpochRecord[];
}

/** What all members are trained on. */
export interface MemberTraining {
  /** Samples × features, z-scores. */
  readonly z: Dense;
  readonly labels: Int32Array;
  readonly classes: number;
  readonly steps: number;
  /** Channels of the convolutions; none = linear. */
  readonly filters: readonly number[];
  readonly watched?: { readonly z: Dense; readonly labels: Int32Array };
  /** Its number among all networks of the recipe, linear ones last, and how many these are: told with its progress. */
  readonly member: number;
  readonly members: number;
}

/** How members are trained: few rows an update, strong noise; found on five small public tables. */
const training: TrainOptions = {
  ...trainDefaults,
  epochs: 1,
  batchSize: 16,
  optimiser: "adamw",
  learningRate: 3e-3,
  weightDecay: 0.05,
  warmup: 0.1,
  labelSmoothing: 0.05,
  noise: 0.3,
  featureNoise: 0,
  featureDropout: 0,
  pixelDropout: 0.1,
};

/** Trains one member. @param index its number among those of its filters: its seed */
export async function trainMember(
  { z, labels, classes, steps, filters, watched, member, members }: MemberTraining,
  layout: Layout,
  layoutIndex: number,
  ctx: Context,
  index: number,
): Promise<AutoMember> {
  const random = ctx.random.fork(`member ${index} of ${filters.length}`);
  const network = build(layout, classes, filters, { ...ctx, random });
  const set = (table: Dense, own: Int32Array): TrainingSet => ({ ...draw(table, layout), labels: own, classes });
  try {
    const history = await trainNetwork(
      network,
      set(z, labels),
      { ...training, steps },
      {
        ...ctx,
        random,
        member,
        members,
        ...(watched ? { watched: set(watched.z, watched.labels) } : {}),
      },
    );
    return { layout: layoutIndex, filters, weights: exportWeights(network), history };
  } finally {
    network.dispose();
  }
}

/** What members need of the recipe's state. */
interface Shared {
  readonly classes: readonly string[];
  readonly layouts: readonly Layout[];
}

/** Class probabilities by one member, samples × classes. */
export function predictMember(member: AutoMember, z: Dense, shared: Shared, ctx: Context): Promise<Float32Array> {
  return restored(member, shared, ctx, (network, layout) =>
    predictNetwork(network, draw(z, layout), ctx.engine, ctx.signal),
  );
}

/** Scores of the features by one member, samples × features. */
export function attributeMember(
  member: AutoMember,
  z: Dense,
  shared: Shared,
  targets: Int32Array,
  explainer: AnyExplainer,
  ctx: Context,
): Promise<Dense> {
  return restored(member, shared, ctx, async (network, layout) => {
    const { images: values, ...shape } = draw(z, layout);
    const images: Images = { ...shape, values, layout };
    const saliency = await explainer.attribute(network, images, targets, ctx.engine, explainer.defaults, ctx);
    return geneScores(saliency, z.rows, layout);
  });
}

async function restored<T>(
  member: AutoMember,
  { classes, layouts }: Shared,
  ctx: Context,
  use: (network: Network, layout: Layout) => Promise<T>,
): Promise<T> {
  const layout = layouts[member.layout]!;
  const network = build(layout, classes.length, member.filters, ctx);
  try {
    importWeights(network, member.weights, ctx.engine);
    return await use(network, layout);
  } finally {
    network.dispose();
  }
}

function build({ height, width }: Layout, classes: number, filters: readonly number[], ctx: Context): Network {
  const options = { ...smallCnn.defaults, filters, dropout: 0.3 };
  return smallCnn.build({ height, width, channels: 1, classes }, options, ctx.engine, ctx.random);
}

function draw(z: Dense, layout: Layout) {
  return { images: drawImages(z, layout), count: z.rows, height: layout.height, width: layout.width, channels: 1 };
}
