import type { TableScaling } from "../baselines/table-scaling.js";
import type { Context } from "../context.js";
import { type Cohort, cohortSamples, labelsOf } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import { OmixelError } from "../errors.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import type { AnyModel } from "../models/model.js";
import type { Network } from "../models/network.js";
import { wideNetwork, type WideNetwork } from "../models/wide-network.js";
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
import { rowPartsOf } from "./validation-sets.js";
import { addWideScores, checkWide, fitWide, type Wide, wideInput, widePenalty } from "./wide-branch.js";

export interface NetworkOptions extends TrainOptions {
  /**
   * Weights to start from: path of a `.safetensors` file, by torchvision's or timm's names, or of the folder of a saved study,
   * whose networks are taken in turn. The last layer is new where its classes differ; a first convolution for other channels
   * gets the mean of what is there; position embeddings of another size of images are resampled. Default "": seeded random weights.
   */
  readonly weights: string;
  /**
   * Networks trained from different seeds, whose probabilities are averaged, 1 or more: on small tables the surest gain in
   * accuracy. Default 1.
   */
  readonly members: number;
  /**
   * true: a line through the table behind the images, z-scores of the training rows, whose logits are added to the
   * network's, learnt together, so that the picture needs to learn only what a line cannot. A number is its penalty, 0 or
   * more: half of it, times the sum of the squared coefficients, is added to the loss; true is 0.1. Its scores of
   * a sample's genes, coefficient × value, are added to the picture's; results show the parts `network` and `wide` alone. With
   * intermediate fusion the line goes through the tables of all assays; one that a sample lacks adds nothing to it.
   * Default null: none.
   */
  readonly wide: Wide;
}

/** Trained networks as plain data. */
export interface NetworkState {
  readonly classes: readonly string[];
  readonly standard: Standard;
  /** How the table becomes what the wide branch sees; absent without one. */
  readonly wide?: TableScaling;
  readonly members: readonly NetworkMember[];
}

type Options = NetworkOptions & Record<string, unknown>;

/** A classifier that trains one network of the registry on images whose pixels are standardised on the training rows. */
export function networkClassifier(model: AnyModel): AnyClassifier {
  const build = (
    { height, width, channels }: Images,
    { classes, wide }: Pick<NetworkState, "classes" | "wide">,
    options: Options,
    ctx: Context,
  ): Network | WideNetwork => {
    const [shape, random] = [{ height, width, channels }, ctx.random.fork("weights")];
    const image = model.build({ ...shape, classes: classes.length }, modelOptions(model, options), ctx.engine, random);
    if (!wide) return image;
    const penalty = widePenalty(options.wide)!;
    return wideNetwork(image, shape, wide.columns.length, classes.length, penalty, ctx.engine, random.fork("wide"));
  };
  const ask = <T>(cohort: Cohort, state: NetworkState, options: Options, ctx: Context, question: (network: Network | WideNetwork) => Promise<T>) => // prettier-ignore
    askMembers(state.members, (own) => build(imagesOf(cohort), state, options, own), ctx, question as (network: Network) => Promise<T>); // prettier-ignore
  return {
    name: model.name,
    source: model.source,
    input: "images",
    paths: ["weights"],
    defaults: Object.freeze({
      ...trainDefaults,
      ...model.training,
      weights: "",
      members: 1,
      wide: null,
      ...model.defaults,
    }),
    check(options: Options) {
      checkTrainOptions(options);
      const { members } = options;
      const whole = Number.isInteger(members) && members >= 1;
      requireOption(whole, "classify", `members is ${members}.`, "Give a whole number of 1 or more.");
      checkWide(options.wide);
      model.check?.(modelOptions(model, options));
    },
    async fit(train: Cohort, options: Options, ctx: Context, watched?: Cohort): Promise<NetworkState> {
      const images = imagesOf(train);
      const classes = [...new Set(labelsOf(train))].sort();
      const standard = fitStandard(images.values, images.count, images.channels);
      const wide = widePenalty(options.wide) === undefined ? undefined : fitWide(images);
      const state = { classes, standard, ...(wide ? { wide } : {}) };
      const set = trainingSet(train, state);
      const held = watched && trainingSet(ofClasses(watched, classes), state);
      const members = await trainMembers((own) => build(images, state, options, own), set, options, ctx, {
        watched: held,
        parts: rowPartsOf(train),
        start: options.weights
          ? (network, member) =>
              startFrom(
                imageNetwork(network),
                options.weights,
                { name: model.name, classes, member, layout: images.layout },
                ctx,
              )
          : undefined,
      });
      return { ...state, members };
    },
    async predict(cohort: Cohort, state: NetworkState, options: Options, ctx: Context) {
      const input = networkInput(imagesOf(cohort), state);
      return averageOf(
        await ask(cohort, state, options, ctx, (network) => predictNetwork(network, input, ctx.engine, ctx.signal)),
      );
    },
    /** What the network says without its wide branch, and the wide branch without the network. */
    async parts(
      cohort: Cohort,
      state: NetworkState,
      options: Options,
      ctx: Context,
    ): Promise<Record<string, Float32Array>> {
      if (!state.wide) return {};
      const images = imagesOf(cohort);
      const [pixels, whole] = [networkInput(images, { standard: state.standard }), networkInput(images, state)];
      const said = await ask(cohort, state, options, ctx, async (network) => ({
        network: await predictNetwork(imageNetwork(network), pixels, ctx.engine, ctx.signal),
        wide: await predictNetwork((network as WideNetwork).wide, whole, ctx.engine, ctx.signal),
      }));
      return { network: averageOf(said.map(({ network }) => network)), wide: averageOf(said.map(({ wide }) => wide)) };
    },
    async attribute(
      cohort: Cohort,
      state: NetworkState,
      options: Options,
      targets: Int32Array,
      explainer: AnyExplainer,
      ctx: Context,
    ): Promise<Dense> {
      const images = standardised(imagesOf(cohort), state.standard);
      return sumOfRowShares(
        await ask(cohort, state, options, ctx, async (network) => {
          const shown = imageNetwork(network);
          const saliency = await explainer.attribute(shown, images, targets, ctx.engine, explainer.defaults, ctx);
          const scores = geneScores(saliency, images.count, images.layout);
          return state.wide ? addWideScores(scores, network as WideNetwork, images, state.wide, targets) : scores;
        }),
      );
    },
    classes: (state: NetworkState) => state.classes,
    history: (state: NetworkState) => state.members.map(({ history }) => history),
    features: (cohort: Cohort) => imagesOf(cohort).layout.features,
    images: (cohort: Cohort) => imagesOf(cohort),
  };
}

/** The network of images, alone. */
export function imageNetwork<Image extends Network>(network: Image | WideNetwork<Image>): Image {
  return "image" in network ? network.image : network;
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

function networkInput(images: Images, { standard, wide }: Pick<NetworkState, "standard" | "wide">) {
  const { height, width, channels, count, values } = standardised(images, standard);
  const sums = images.drawing ? ({ sums: false } as const) : {};
  const table = images.drawn && { values: images.drawn, draw: standardDrawer(images, standard), ...sums };
  const set = { images: values, height, width, channels, count, ...(table ? { table } : {}) };
  return wide ? wideInput(set, images, wide) : set;
}

function trainingSet(cohort: Cohort, state: Pick<NetworkState, "classes" | "standard" | "wide">): TrainingSet {
  const labels = Int32Array.from(labelsOf(cohort), (name) => state.classes.indexOf(name));
  return { ...networkInput(imagesOf(cohort), state), labels, classes: state.classes.length };
}

/** The samples whose class the network can know: groups held out may bring classes of their own. */
export function ofClasses(cohort: Cohort, classes: readonly string[]): Cohort {
  const labels = labelsOf(cohort);
  return cohortSamples(
    cohort,
    [...labels.keys()].filter((row) => classes.includes(labels[row]!)),
  );
}
