import type { Context } from "../context.js";
import { type Cohort, cohortSamples, groupsOf, labelsOf } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import { OmixelError } from "../errors.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import type { AnyModel } from "../models/model.js";
import { requireOption } from "../registry.js";
import { predictNetwork } from "../train/predict.js";
import { applyStandard, fitStandard, type Standard } from "../train/standardise.js";
import { checkTrainOptions, trainDefaults, type TrainOptions } from "../train/train-options.js";
import type { TrainingSet } from "../train/training-set.js";
import type { AnyClassifier } from "./classifier.js";
import { averageOf, sumOfRowShares } from "./ensemble.js";
import { askMembers, type NetworkMember, trainMembers } from "./members.js";
import { standardDrawer } from "./standard-drawer.js";
import { startFrom } from "./start-weights.js";

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

/** A classifier that trains one network of the registry on images whose pixels are standardised on the training rows. */
export function networkClassifier(model: AnyModel): AnyClassifier {
  const build = (
    { height, width, channels }: Images,
    classes: number,
    options: Record<string, unknown>,
    ctx: Context,
  ) =>
    model.build(
      { height, width, channels, classes },
      modelOptions(model, options),
      ctx.engine,
      ctx.random.fork("weights"),
    );
  return {
    name: model.name,
    source: model.source,
    input: "images",
    paths: ["weights"],
    defaults: Object.freeze({ ...trainDefaults, ...model.training, weights: "", members: 1, ...model.defaults }),
    check(options: NetworkOptions & Record<string, unknown>) {
      checkTrainOptions(options);
      const { members } = options;
      const whole = Number.isInteger(members) && members >= 1;
      requireOption(whole, "classify", `members is ${members}.`, "Give a whole number of 1 or more.");
      model.check?.(modelOptions(model, options));
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
      const members = await trainMembers((own) => build(images, classes.length, options, own), set, options, ctx, {
        watched: held,
        groups: groupsOf(train),
        start: options.weights ? (network) => startFrom(network, options.weights, model.name, ctx) : undefined,
      });
      return { classes, standard, members };
    },
    async predict(cohort: Cohort, state: NetworkState, options: Record<string, unknown>, ctx: Context) {
      const images = standardised(imagesOf(cohort), state.standard);
      const set = { ...images, images: images.values };
      const shaped = (own: Context) => build(images, state.classes.length, options, own);
      return averageOf(
        await askMembers(state.members, shaped, ctx, (network) => predictNetwork(network, set, ctx.engine, ctx.signal)),
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
      const shaped = (own: Context) => build(images, state.classes.length, options, own);
      return sumOfRowShares(
        await askMembers(state.members, shaped, ctx, async (network) => {
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

/** Those of a classifier's options that are its network's own. */
export function modelOptions(model: AnyModel, options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(model.defaults as object).map((name) => [name, options[name]]));
}

/** @throws UnsuitableData for samples that were not encoded */
export function imagesOf(cohort: Cohort): Images {
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
  const sums = images.drawing ? ({ sums: false } as const) : {};
  const table = images.drawn && { values: images.drawn, draw: standardDrawer(images, standard), ...sums };
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

/** The samples whose class the network can know: groups held out may bring classes of their own. */
export function ofClasses(cohort: Cohort, classes: readonly string[]): Cohort {
  const labels = labelsOf(cohort);
  return cohortSamples(
    cohort,
    [...labels.keys()].filter((row) => classes.includes(labels[row]!)),
  );
}
