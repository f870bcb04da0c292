import { readFileSync, existsSync } from "node:fs";
import { type Context, warn } from "../context.js";
import { type Cohort, cohortSamples, labelsOf } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { drawer } from "../encoders/draw.js";
import { OmixelError } from "../errors.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import type { AnyModel } from "../models/model.js";
import type { Network } from "../models/network.js";
import { readSafetensors } from "../models/safetensors.js";
import { requireOption } from "../registry.js";
import { exportWeights, importWeights, type Weights } from "../models/weights.js";
import type { EpochRecord } from "../train/history.js";
import { predictNetwork } from "../train/predict.js";
import { applyStandard, fitStandard, type Standard } from "../train/standardise.js";
import { checkTrainOptions, trainDefaults, type TrainOptions } from "../train/train-options.js";
import { trainNetwork } from "../train/train-network.js";
import type { DrawnTable, TrainingSet } from "../train/training-set.js";
import type { AnyClassifier } from "./classifier.js";
import { averageOf, sumOfRowShares } from "./ensemble.js";

export interface NetworkOptions extends TrainOptions {
  /**
   * Path of a `.safetensors` file with weights to start from, by torchvision's names; the last layer is new where its
   * classes differ. Default "": seeded random weights.
   */
  readonly weights: string;
  /**
   * Networks trained from different seeds, whose probabilities are averaged, 1 or more: on small tables the surest gain in
   * accuracy. Default 1.
   */
  readonly members: number;
}

/** Trained networks as plain data. */
export interface NetworkState {
  readonly classes: readonly string[];
  readonly standard: Standard;
  readonly members: readonly NetworkMember[];
}

interface NetworkMember {
  readonly weights: Weights;
  readonly history: readonly EpochRecord[];
}

/** A classifier that trains one network of the registry on images whose pixels are standardised on the training rows. */
export function networkClassifier(model: AnyModel): AnyClassifier {
  const own = Object.keys(model.defaults as object);
  const modelOptions = (options: Record<string, unknown>) =>
    Object.fromEntries(own.map((name) => [name, options[name]]));
  const build = (
    { height, width, channels }: Images,
    classes: number,
    options: Record<string, unknown>,
    ctx: Context,
  ) => model.build({ height, width, channels, classes }, modelOptions(options), ctx.engine, ctx.random.fork("weights"));
  /** Asks every member in turn: one network is in memory at a time. */
  const ask = async <T>(
    images: Images,
    state: NetworkState,
    options: Record<string, unknown>,
    ctx: Context,
    question: (network: Network) => Promise<T>,
  ): Promise<T[]> => {
    const network = build(images, state.classes.length, options, ctx);
    const answers: T[] = [];
    try {
      for (const { weights } of state.members) {
        importWeights(network, weights, ctx.engine);
        answers.push(await question(network));
      }
    } finally {
      network.dispose();
    }
    return answers;
  };
  return {
    name: model.name,
    source: model.source,
    input: "images",
    defaults: Object.freeze({ ...trainDefaults, weights: "", members: 1, ...model.defaults }),
    check(options: NetworkOptions & Record<string, unknown>) {
      checkTrainOptions(options);
      const { members } = options;
      const whole = Number.isInteger(members) && members >= 1;
      requireOption(whole, "classify", `members is ${members}.`, "Give a whole number of 1 or more.");
      model.check?.(modelOptions(options));
    },
    async fit(
      train: Cohort,
      options: NetworkOptions & Record<string, unknown>,
      ctx: Context,
      watched?: Cohort,
    ): Promise<NetworkState> {
      const images = imagesOf(train);
      const classes = [...new Set(labelsOf(train))].sort();
      const standard = fitStandard(images.values, images.count, images.channels);
      const set = trainingSet(train, standard, classes);
      const held = watched && trainingSet(ofClasses(watched, classes), standard, classes);
      const members: NetworkMember[] = [];
      for (let member = 0; member < options.members; member++) {
        if (member > 0 && ctx.enough?.ends()) break;
        const random = ctx.random.fork(`member ${member}`);
        const network = build(images, classes.length, options, { ...ctx, random });
        try {
          if (options.weights) startFrom(network, options.weights, model.name, ctx);
          const history = await trainNetwork(network, set, options, {
            ...ctx,
            random,
            ...(options.members > 1 ? { member, members: options.members } : {}),
            ...(held ? { watched: held } : {}),
          });
          members.push({ weights: exportWeights(network), history });
        } finally {
          network.dispose();
        }
      }
      return { classes, standard, members };
    },
    async predict(cohort: Cohort, state: NetworkState, options: Record<string, unknown>, ctx: Context) {
      const images = standardised(imagesOf(cohort), state.standard);
      const set = { ...images, images: images.values };
      return averageOf(
        await ask(images, state, options, ctx, (network) => predictNetwork(network, set, ctx.engine, ctx.signal)),
      );
    },
    async attribute(
      cohort: Cohort,
      state: NetworkState,
      options: Record<string, unknown>,
      targets: Int32Array,
      explainer: AnyExplainer,
      ctx: Context,
    ): Promise<Dense> {
      const images = standardised(imagesOf(cohort), state.standard);
      return sumOfRowShares(
        await ask(images, state, options, ctx, async (network) => {
          const saliency = await explainer.attribute(network, images, targets, ctx.engine, explainer.defaults, ctx);
          return geneScores(saliency, images.count, images.layout);
        }),
      );
    },
    classes: (state: NetworkState) => state.classes,
    history: (state: NetworkState) => state.members.map(({ history }) => history),
    features: (cohort: Cohort) => imagesOf(cohort).layout.features,
    images: (cohort: Cohort) => imagesOf(cohort),
  };
}

function imagesOf(cohort: Cohort): Images {
  if (!cohort.images)
    throw new OmixelError("UnsuitableData", "The samples have no images.", "Encode them first: .encode(…).", {
      step: "classify",
    });
  return cohort.images;
}

function standardised(images: Images, standard: Standard): Images {
  return { ...images, values: applyStandard(images.values, standard) };
}

function trainingSet(cohort: Cohort, standard: Standard, classes: readonly string[]): TrainingSet {
  const images = imagesOf(cohort);
  const { height, width, channels, count, values } = standardised(images, standard);
  const labels = Int32Array.from(labelsOf(cohort), (name) => classes.indexOf(name));
  const table = images.drawn && { values: images.drawn, draw: standardDrawer(images.layout, standard) };
  return {
    images: values,
    height,
    width,
    channels,
    count,
    labels,
    classes: classes.length,
    ...(table ? { table } : {}),
  };
}

/** Draws a row of the table as the network sees it. */
function standardDrawer(layout: Layout, standard: Standard): DrawnTable["draw"] {
  const drawRow = drawer(layout);
  return (row, image) => {
    image.fill(0);
    drawRow(row, image);
    applyStandard(image, standard, image);
  };
}

/** The samples whose class the network can know: groups held out may bring classes of their own. */
function ofClasses(cohort: Cohort, classes: readonly string[]): Cohort {
  const labels = labelsOf(cohort);
  return cohortSamples(
    cohort,
    [...labels.keys()].filter((row) => classes.includes(labels[row]!)),
  );
}

/** Starts from weights of a file; a last layer for other classes stays new. */
function startFrom(network: Network, file: string, name: string, ctx: Context): void {
  if (!existsSync(file))
    throw new OmixelError("FileNotFound", "There is no such file of weights.", "Check the path.", {
      file,
      step: "classify",
    });
  const { tensors } = readSafetensors(readFileSync(file), file);
  const last = ["fc.weight", "fc.bias"];
  const classes = network.parameters.get("fc.bias")!.shape[0]!;
  const replaces = tensors["fc.bias"] !== undefined && tensors["fc.bias"].shape[0] !== classes;
  importWeights(network, tensors, ctx.engine, { skip: replaces ? last : [] });
  if (replaces)
    warn(
      ctx,
      name,
      `the last layer of ${file} has ${tensors["fc.bias"]!.shape[0]} classes; a new one for ${classes} is trained.`,
    );
}
