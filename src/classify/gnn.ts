import { applyTableScaling, fitTableScaling, type Missing, type TableScaling } from "../baselines/table-scaling.js";
import type { Context } from "../context.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, labelsOf, sampleCount } from "../data/cohort.js";
import { type Dense, dense, denseBeside, denseColumns, rowOf } from "../data/dense.js";
import type { Images } from "../data/images.js";
import { toDense } from "../data/matrix.js";
import { drawImages } from "../encoders/drawing/draw.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { geneScores } from "../explain/gene-scores.js";
import { graphNetwork, type GraphNetworkOptions } from "../models/graph-network.js";
import type { Network } from "../models/network.js";
import { models } from "../models/registry.js";
import { summedNetworks } from "../models/summed-networks.js";
import { requireNumber, requireOneOf, requireShare, requireWhole } from "../prepare/require.js";
import { lookUp, requireOption } from "../registry.js";
import { predictNetwork } from "../train/predict.js";
import { applyStandard, fitStandard, type Standard } from "../train/standardise.js";
import { checkTrainOptions, trainDefaults, type TrainOptions } from "../train/train-options.js";
import type { TrainingSet } from "../train/training-set.js";
import type { Classifier } from "./classifier.js";
import { averageOf, sumOfRowShares } from "./ensemble.js";
import { featureGrid } from "./feature-grid.js";
import { type GeneNetwork, geneNetwork, type GeneNetworkOptions } from "./gene-network.js";
import { measuredAssay } from "./measured-assay.js";
import { askMembers, type NetworkMember, trainMembers } from "./members.js";
import { imagesOf, ofClasses } from "./network-classifier.js";
import { standardDrawer } from "./standard-drawer.js";
import { rowPartsOf } from "./validation-sets.js";

export interface GnnOptions extends TrainOptions, GraphNetworkOptions, GeneNetworkOptions {
  /** Name of the assay to learn from; "" = the only one. Default "". */
  readonly assay: string;
  /** What stands in for a missing value: the feature's training "minimum" or "mean"; "error": nothing. Default "minimum". */
  readonly missing: Missing;
  /**
   * A network of images ("smallCnn", …) that learns beside the graph, from the plan's encoder, each adding its logits. Default
   * "": the graph alone.
   */
  readonly image: string;
  /** Networks trained from different seeds, whose probabilities are averaged, 1 or more. Default 1. */
  readonly members: number;
  /** Whether features exchange their places in the network: the control that shows what its edges are worth. Default false. */
  readonly shuffled: boolean;
}

/** What a graph network learns; plain data. */
export interface GnnState {
  readonly assay: string;
  readonly classes: readonly string[];
  readonly scaling: TableScaling;
  readonly network: GeneNetwork;
  /** How the image branch's pixels are brought to one scale; absent without one. */
  readonly standard?: Standard;
  readonly members: readonly NetworkMember[];
}

const name = "gnn";

/**
 * Graph convolutions over a network of genes: each gene's value, a z-score of the training samples, is mixed with those of its
 * neighbours, so that what a pathway does together is seen together. Alone, or with a network of images beside it.
 *
 * @throws FileNotFound, MalformedTable; UnsuitableData where the network knows too few features; MissingValues
 */
export const gnn: Classifier<GnnOptions, GnnState> = {
  name,
  source: {
    paper: "Kipf & Welling 2017; Hamilton et al. 2017 (GraphSAGE)",
    doi: "10.48550/arXiv.1609.02907",
  },
  input: "table",
  paths: ["edges"],
  looks: ({ image }) => image !== "",
  defaults: Object.freeze({
    ...trainDefaults,
    assay: "",
    missing: "minimum",
    edges: "",
    unknown: "alone",
    leastKnown: 0.1,
    kind: "gcn",
    layers: 2,
    width: 8,
    pooling: "flatten",
    dropout: 0.3,
    image: "",
    members: 1,
    shuffled: false,
  }),
  check(options) {
    checkTrainOptions(options);
    requireOption(options.edges !== "", name, "No network is given.", 'Name a list of edges: { edges: "HumanNet.tsv" }.'); // prettier-ignore
    requireOneOf(name, "missing", options.missing, ["minimum", "mean", "error"]);
    requireOneOf(name, "unknown", options.unknown, ["alone", "drop"]);
    requireShare(name, "leastKnown", options.leastKnown);
    requireOneOf(name, "kind", options.kind, ["gcn", "sage"]);
    requireOneOf(name, "pooling", options.pooling, ["flatten", "mean", "max"]);
    requireWhole(name, "layers", options.layers, 1, "Use 2.");
    requireWhole(name, "width", options.width, 1, "Use 8.");
    requireWhole(name, "members", options.members, 1, "Use 1.");
    const below1 = (share: number) => share >= 0 && share < 1;
    requireNumber(name, "dropout", options.dropout, below1, "a share from 0 to below 1 is expected", "Use 0.3.");
    if (options.image !== "") lookUp("network of images", models, options.image);
  },

  async fit(train, options, ctx, watched) {
    const classes = [...new Set(labelsOf(train))].sort();
    const assay = measuredAssay(train, options.assay);
    const scaling = fitTableScaling(toDense(assay.values), featureNames(assay), { ...options, scale: true }, name);
    const known = await geneNetwork(name, scaling.names, options, options.kind, ctx);
    const network = options.shuffled ? shuffled(known, ctx) : known;
    const images = options.image === "" ? undefined : imagesOf(train);
    const standard = images && fitStandard(images.values, images.count, images.channels);
    const state: GnnState = { assay: options.assay, classes, scaling, network, ...(standard ? { standard } : {}), members: [] }; // prettier-ignore
    const held = watched && trainingSet(ofClasses(watched, classes), state);
    const members = await trainMembers((own) => build(train, state, options, own), trainingSet(train, state), options, ctx, {
      watched: held,
      parts: rowPartsOf(train),
    }); // prettier-ignore
    return { ...state, members };
  },

  async predict(cohort, state, options, ctx) {
    const set = trainingSet(cohort, state);
    const shaped = (own: Context) => build(cohort, state, options, own);
    return averageOf(
      await askMembers(state.members, shaped, ctx, (network) => predictNetwork(network, set, ctx.engine, ctx.signal)),
    );
  },

  /** Pixels of an image branch count for their features. */
  async attribute(cohort, state, options, targets, explainer: AnyExplainer, ctx): Promise<Dense> {
    const { images: values, ...shape } = trainingSet(cohort, state);
    const shaped = (own: Context) => build(cohort, state, options, own);
    const names = gnn.features(cohort, state);
    return sumOfRowShares(
      await askMembers(state.members, shaped, ctx, async (network) => {
        const whole = { ...shape, values };
        const saliency = await explainer.attribute(network, whole, targets, ctx.engine, explainer.defaults, ctx);
        return scoresOf(saliency, cohort, state, names);
      }),
    );
  },

  classes: (state) => state.classes,
  history: (state) => state.members.map(({ history }) => history),
  features(cohort, { network, standard }) {
    const drawn = standard ? imagesOf(cohort).layout.features : [];
    const known = new Set(network.names);
    return [...network.names, ...drawn.filter((feature) => !known.has(feature))];
  },
  images(cohort, state): Images {
    if (state.standard) return imagesOf(cohort);
    const layout = featureGrid(state.network.names);
    const { height, width } = layout;
    const x = tableOf(cohort, state);
    return { count: x.rows, height, width, channels: 1, values: drawImages(x, layout), layout };
  },
};

/** Features exchange their places in the network; what joins them stays. */
function shuffled(network: GeneNetwork, ctx: Context): GeneNetwork {
  const order = ctx.random.fork("shuffledLayout").shuffle(Uint32Array.from(network.columns.keys()));
  return {
    ...network,
    columns: Uint32Array.from(order, (i) => network.columns[i]!),
    names: Array.from(order, (i) => network.names[i]!),
  };
}

function build(cohort: Cohort, state: GnnState, options: GnnOptions, ctx: Context): Network {
  const { network, classes, standard } = state;
  const { engine } = ctx;
  const random = ctx.random.fork("weights");
  const graph = graphNetwork(network.aggregation, classes.length, options, engine, random);
  if (!standard) return graph;
  const { height, width, channels } = imagesOf(cohort);
  const model = lookUp("network of images", models, options.image);
  const shape = { height, width, channels };
  const image = model.build(
    { ...shape, classes: classes.length },
    model.defaults as never,
    engine,
    random.fork("image"),
  );
  return summedNetworks(
    [
      { name: "graph", network: graph, height: 1, width: network.names.length, channels: 1 },
      { name: "image", network: image, ...shape },
    ],
    engine,
  );
}

/** Samples × features of the network, z-scores. */
function tableOf(cohort: Cohort, { assay, scaling, network }: GnnState): Dense {
  return denseColumns(applyTableScaling(toDense(measuredAssay(cohort, assay).values), scaling), network.columns);
}

/** One line of values a sample: those of the genes, then the pixels of its image. */
function trainingSet(cohort: Cohort, state: GnnState): TrainingSet {
  const { classes, standard } = state;
  const x = tableOf(cohort, state);
  const labels = cohort.roles.label === undefined ? new Int32Array(x.rows) : Int32Array.from(labelsOf(cohort), (label) => classes.indexOf(label)); // prettier-ignore
  const shape = { count: sampleCount(cohort), height: 1, channels: 1, labels, classes: classes.length };
  const genes = x.columns;
  if (!standard) {
    const draw = (row: Float32Array, line: Float32Array) => line.set(row);
    return { ...shape, width: genes, images: x.values, table: { values: x, draw } };
  }
  const images = imagesOf(cohort);
  const size = images.height * images.width * images.channels;
  const pixels = dense(x.rows, size, applyStandard(images.values, standard));
  const whole = { ...shape, width: genes + size, images: denseBeside([x, pixels]).values };
  const { drawn } = images;
  if (!drawn) return whole;
  const drawImage = standardDrawer(images, standard);
  const draw = (row: Float32Array, line: Float32Array) => {
    line.set(row.subarray(0, genes));
    drawImage(row.subarray(genes), line.subarray(genes));
  };
  return { ...whole, table: { values: denseBeside([x, drawn]), draw } };
}

function scoresOf(
  saliency: Float32Array,
  cohort: Cohort,
  { network, standard }: GnnState,
  names: readonly string[],
): Dense {
  const count = sampleCount(cohort);
  const line = dense(count, saliency.length / count, saliency);
  const genes = network.names.length;
  if (!standard) return line;
  const { layout } = imagesOf(cohort);
  const pixels = denseColumns(
    line,
    Uint32Array.from({ length: line.columns - genes }, (_, i) => genes + i),
  );
  const drawn = geneScores(pixels.values, count, layout);
  const place = new Map(names.map((feature, at) => [feature, at]));
  const out = dense(count, names.length);
  for (let i = 0; i < count; i++) {
    out.values.set(rowOf(line, i).subarray(0, genes), i * names.length);
    layout.features.forEach((feature, f) => (out.values[i * names.length + place.get(feature)!]! += drawn.values[i * drawn.columns + f]!)); // prettier-ignore
  }
  return out;
}
