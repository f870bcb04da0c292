import type { TableScaling } from "../baselines/table-scaling.js";
import type { Context } from "../context.js";
import { type Cohort, cohortSamples, labelsOf, sampleCount } from "../data/cohort.js";
import { type Dense, dense } from "../data/dense.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import { identityOf } from "../modalities/feature-identity.js";
import { branchSize, type JoinedNetwork, joinedNetwork, type JoinOptions } from "../models/joined-network.js";
import type { AnyModel } from "../models/model.js";
import { perceptron } from "../models/perceptron.js";
import { wideNetwork, type WideNetwork } from "../models/wide-network.js";
import { predictNetwork } from "../train/predict.js";
import { fitStandard, type Standard } from "../train/standardise.js";
import type { TrainingSet } from "../train/training-set.js";
import { type AssayImages, branchesOf, joinImages } from "./branch-images.js";
import type { AnyClassifier } from "./classifier.js";
import { assaysSideBySide, drawnAssay, requireTwoClasses } from "./drawn-assay.js";
import { averageOf, sumOfRowShares } from "./ensemble.js";
import { askMembers, type NetworkMember, trainMembers } from "./members.js";
import {
  imageNetwork,
  imagesOf,
  modelOptions,
  networkClassifier,
  type NetworkOptions,
  ofClasses,
} from "./network-classifier.js";
import { fitOwnEncoder, oneAssay, type OwnEncoder } from "./one-assay.js";
import { startFrom } from "./start-weights.js";
import { tableImages } from "./table-images.js";
import { rowPartsOf } from "./validation-sets.js";
import { addScoresOfLines, fitWideAssays, wideJoinedInput } from "./wide-assays.js";
import { widePenalty } from "./wide-branch.js";

/** What intermediate fusion learns; plain data. */
export interface IntermediateState {
  readonly classes: readonly string[];
  /** Class shares of the training samples: what is said of a sample without any of the assays. */
  readonly shares: Float32Array;
  /** In the order of their names, so that the order in which they are told changes nothing. */
  readonly assays: readonly BranchState[];
  readonly members: readonly NetworkMember[];
  /** How the table of each assay becomes what the line sees; absent without one. */
  readonly wide?: readonly TableScaling[];
}

/** What is known before networks are trained. */
type Learnt = Pick<IntermediateState, "classes" | "wide">;

interface BranchState {
  readonly name: string;
  /** State of the assay's own encoder. */
  readonly encoder: unknown;
  readonly standard: Standard;
  /** Whether it is seen as a table, by a perceptron; absent in older runs. */
  readonly table?: boolean;
  /** The features of its layout, with the assay's name. */
  readonly features: readonly string[];
}

/** What "draws" a table for a perceptron. */
const asTable: OwnEncoder = { step: tableImages, options: {} };

type Options = NetworkOptions & Readonly<Record<string, unknown>>;

/**
 * A classifier whose networks have a branch for each assay, drawn by an encoder of its own, and learn all branches
 * together. A sample without any of the assays gets the class shares of the training samples.
 *
 * @param model what each branch is
 * @param encoder what draws each assay; without one all are tables
 * @param tables names of assays whose branch is a perceptron on the table
 */
export function intermediateClassifier(
  model: AnyModel,
  encoder: OwnEncoder | undefined,
  joining: JoinOptions,
  tables: readonly string[] = [],
): AnyClassifier {
  const base = networkClassifier(model);
  const builder =
    (assays: readonly AssayImages[], { classes, wide }: Learnt, options: Options) =>
    (ctx: Context): JoinedNetwork | WideNetwork<JoinedNetwork> => {
      const random = ctx.random.fork("weights");
      const branches = branchesOf(assays);
      const own = modelOptions(model, options);
      const joined = joinedNetwork(branches, classes.length, model, own, joining, ctx.engine, random);
      if (!wide) return joined;
      const width = branches.reduce((sum, branch) => sum + branchSize(branch), branches.length);
      const features = wide.reduce((sum, { columns }) => sum + columns.length, 0);
      const penalty = widePenalty(options.wide)!;
      const shape = { height: 1, width, channels: 1 };
      return wideNetwork(joined, shape, features, classes.length, penalty, ctx.engine, random.fork("wide"));
    };
  const inputOf = (drawn: readonly AssayImages[], count: number, { wide }: Learnt) => {
    const joined = joinImages(drawn, count);
    return wide ? wideJoinedInput(joined, drawn, wide) : joined;
  };
  const draw = async (cohort: Cohort, assays: readonly BranchState[], ctx: Context) => {
    const drawn: AssayImages[] = [];
    for (const { name, encoder: state, standard, table } of assays) {
      const { cohort: some, rows } = await drawnAssay(cohort, name, state, table ? asTable : encoder!, ctx);
      const own = table && model !== perceptron ? { own: { model: perceptron, options: perceptron.defaults } } : {};
      drawn.push({ name, images: imagesOf(some), rows, standard, ...own });
    }
    return drawn;
  };
  const trainingSet = (cohort: Cohort, drawn: readonly AssayImages[], learnt: Learnt): TrainingSet => {
    const { classes } = learnt;
    const labels = Int32Array.from(labelsOf(cohort), (label) => classes.indexOf(label));
    return { ...inputOf(drawn, sampleCount(cohort), learnt), labels, classes: classes.length };
  };

  /** @param part the whole, or what of it is asked: the joined network, or the line, without the other */
  const predict = async (
    cohort: Cohort,
    state: IntermediateState,
    options: Options,
    ctx: Context,
    part?: "network" | "wide",
  ) => {
    const rows = rowsWithAny(cohort, state);
    const width = state.classes.length;
    const out = Float32Array.from({ length: sampleCount(cohort) * width }, (_, at) => state.shares[at % width]!);
    if (rows.length === 0) return out;
    const drawn = await draw(cohortSamples(cohort, rows), state.assays, ctx);
    const set = part === "network" ? joinImages(drawn, rows.length) : inputOf(drawn, rows.length, state);
    const found = averageOf(
      await askMembers(state.members, builder(drawn, state, options), ctx, (network) => {
        const asked =
          part === "network" ? imageNetwork(network) : part === "wide" ? (network as WideNetwork).wide : network;
        return predictNetwork(asked, set, ctx.engine, ctx.signal);
      }),
    );
    for (const [i, row] of rows.entries()) out.set(found.subarray(i * width, (i + 1) * width), row * width);
    return out;
  };

  return {
    name: `intermediate ${model.name}`,
    source: model.source,
    input: "table",
    defaults: base.defaults as object,
    paths: base.paths!,
    check: (options: never) => base.check!(options),

    async fit(train: Cohort, options: Options, ctx: Context, watched?: Cohort): Promise<IntermediateState> {
      const labels = labelsOf(train);
      const classes = [...new Set(labels)].sort();
      const shares = Float32Array.from(
        classes,
        (wanted) => labels.filter((label) => label === wanted).length / labels.length,
      );
      const assays: BranchState[] = [];
      for (const name of Object.keys(train.assays).sort()) {
        const own = { ...ctx, random: ctx.random.fork(`assay ${name}`) };
        const drawing = tables.includes(name) ? undefined : encoder;
        assays.push(await fitBranch(train, name, drawing, options.shuffled === true, own));
      }
      const some = cohortSamples(train, rowsWithAny(train, { assays }));
      const drawn = await draw(some, assays, ctx);
      const learnt = { classes, ...(widePenalty(options.wide) === undefined ? {} : { wide: fitWideAssays(drawn) }) };
      const set = trainingSet(some, drawn, learnt);
      const known = watched && ofClasses(cohortSamples(watched, rowsWithAny(watched, { assays })), classes);
      const members = await trainMembers(builder(drawn, learnt, options), set, options, ctx, {
        watched: known && trainingSet(known, await draw(known, assays, ctx), learnt),
        parts: rowPartsOf(some),
        start: options.weights
          ? (network, member) =>
              imageNetwork<JoinedNetwork>(network).branches.forEach((branch, b) => {
                const { name, images, own } = drawn[b]!;
                if (own) return; // weights of a network of images are none of a table's
                const start = {
                  name: `${model.name} of ${name}`,
                  classes,
                  member,
                  layout: images.layout,
                  branch: name,
                };
                startFrom(branch, options.weights, start, ctx);
              })
          : undefined,
      });
      return { ...learnt, shares, assays, members };
    },

    predict: (cohort: Cohort, state: IntermediateState, options: Options, ctx: Context) =>
      predict(cohort, state, options, ctx),

    /** What the networks say of each assay alone, where all samples have it; and without the line, and the line alone. */
    async parts(cohort: Cohort, state: IntermediateState, options: Options, ctx: Context) {
      const parts: Record<string, Float32Array> = {};
      for (const { name } of state.assays)
        if (cohort.assays[name]!.measured.every((bit) => bit === 1))
          parts[name] = await predict(withAlone(cohort, name), state, options, ctx);
      if (!state.wide) return parts;
      for (const part of ["network", "wide"] as const) parts[part] = await predict(cohort, state, options, ctx, part);
      return parts;
    },

    async attribute(
      cohort: Cohort,
      state: IntermediateState,
      options: Options,
      targets: Int32Array,
      explainer: AnyExplainer,
      ctx: Context,
    ): Promise<Dense> {
      const rows = rowsWithAny(cohort, state);
      const features = state.assays.reduce((sum, assay) => sum + assay.features.length, 0);
      const out = dense(sampleCount(cohort), features);
      if (rows.length === 0) return out;
      const drawn = await draw(cohortSamples(cohort, rows), state.assays, ctx);
      const { images: values, ...shape } = joinImages(drawn, rows.length);
      const wanted = Int32Array.from(rows, (row) => targets[row]!);
      const found = sumOfRowShares(
        await askMembers(state.members, builder(drawn, state, options), ctx, async (network) => {
          const images = { ...shape, values };
          const shown = imageNetwork(network);
          const saliency = await explainer.attribute(shown, images, wanted, ctx.engine, explainer.defaults, ctx);
          const scores = scoresOfBranches(saliency, drawn, shape.width, features);
          return state.wide ? addScoresOfLines(scores, network as WideNetwork, drawn, state.wide, wanted) : scores;
        }),
      );
      for (const [i, row] of rows.entries())
        out.values.set(found.values.subarray(i * features, (i + 1) * features), row * features);
      return out;
    },

    classes: (state: IntermediateState) => state.classes,
    history: (state: IntermediateState) => state.members.map(({ history }) => history),
    features: (_cohort: Cohort, state: IntermediateState) => state.assays.flatMap(({ features }) => features),

    /** The images of all assays side by side. */
    images: async (cohort: Cohort, state: IntermediateState, ctx: Context) =>
      assaysSideBySide(await draw(cohort, state.assays, ctx), sampleCount(cohort)),
  };
}

async function fitBranch(
  train: Cohort,
  name: string,
  drawing: OwnEncoder | undefined,
  shuffled: boolean,
  ctx: Context,
): Promise<BranchState> {
  const { cohort: some } = oneAssay(train, name);
  requireTwoClasses(name, some);
  const encoder = drawing ?? asTable;
  const state = await fitOwnEncoder(encoder, some, shuffled && drawing !== undefined, ctx);
  const images = imagesOf(await encoder.step.apply(some, state, encoder.options, ctx));
  const standard = fitStandard(images.values, images.count, images.channels);
  const features = images.layout.features.map((feature) => identityOf(name, feature));
  return { name, encoder: state, standard, ...(drawing ? {} : { table: true }), features };
}

/** Rows of the samples that have one of the assays at least. */
function rowsWithAny(cohort: Cohort, { assays }: Pick<IntermediateState, "assays">): number[] {
  const rows = Array.from({ length: sampleCount(cohort) }, (_, row) => row);
  return rows.filter((row) => assays.some(({ name }) => cohort.assays[name]!.measured[row] === 1));
}

/** The cohort as if one assay alone had been measured. */
function withAlone(cohort: Cohort, name: string): Cohort {
  const assays = Object.entries(cohort.assays).map(([own, assay]) => [
    own,
    own === name ? assay : { ...assay, measured: new Uint8Array(assay.measured.length) },
  ]);
  return { ...cohort, assays: Object.fromEntries(assays) as Cohort["assays"] };
}

/** Attributions of joined images brought back to the features of all assays. */
function scoresOfBranches(
  saliency: Float32Array,
  drawn: readonly AssayImages[],
  width: number,
  features: number,
): Dense {
  const count = saliency.length / width;
  const out = dense(count, features);
  let [from, first] = [0, 0];
  for (const [a, branch] of branchesOf(drawn).entries()) {
    const size = branchSize(branch);
    const own = new Float32Array(count * size);
    for (let i = 0; i < count; i++) own.set(saliency.subarray(i * width + from, i * width + from + size), i * size);
    const scores = geneScores(own, count, drawn[a]!.images.layout);
    for (let i = 0; i < count; i++)
      out.values.set(scores.values.subarray(i * scores.columns, (i + 1) * scores.columns), i * features + first);
    from += size;
    first += scores.columns;
  }
  return out;
}
