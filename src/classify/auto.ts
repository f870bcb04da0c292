import { linearProbabilities, type LinearModel } from "../baselines/linear/linear-model.js";
import { fitRidge } from "../baselines/linear/ridge-regression.js";
import type { ForestState } from "../baselines/forest-baseline.js";
import { randomForest } from "../baselines/random-forest.js";
import { type Context, warn } from "../context.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, labelsOf } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { toDense } from "../data/matrix.js";
import { drawImages } from "../encoders/drawing/draw.js";
import { permuteLayout } from "../encoders/drawing/permute-layout.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { requireOption } from "../registry.js";
import { applyAutoFeatures, type AutoFeatures, fitAutoFeatures } from "./auto-features.js";
import { autoLayouts } from "./auto-layouts.js";
import { type AutoMember, attributeMember, predictMember, trainMember } from "./auto-member.js";
import type { Classifier } from "./classifier.js";
import { averageOf, sumOfRowShares } from "./ensemble.js";
import { measuredAssay } from "./measured-assay.js";
import { requireClasses } from "./require-classes.js";

export interface AutoOptions {
  /** Name of the assay to learn from; "" = the only one. Default "". */
  readonly assay: string;
  /** Networks in the ensemble, half on each layout; an even number of 2 or more. Default 12. */
  readonly members: number;
  /** Updates of each network, 1 or more. Default 300. */
  readonly steps: number;
  /** Trees of the forest, 1 or more. Default 500. */
  readonly trees: number;
  /**
   * Whether log2(1 + x) takes the place of the values: "auto" where they are in raw units (counts, intensities,
   * concentrations; told in a warning), "always" or "never". Default "auto".
   */
  readonly log: "auto" | "always" | "never";
  /** Whether features exchange their places: the control that shows what the layout itself is worth. Default false. */
  readonly shuffled: boolean;
}

/** What the recipe learns; plain data. */
export interface AutoState {
  /** The assay it learnt from; absent in runs of older versions, which had one. */
  readonly assay?: string;
  readonly classes: readonly string[];
  readonly features: AutoFeatures;
  /** t-SNE with assignment, and Hilbert. */
  readonly layouts: readonly Layout[];
  readonly members: readonly AutoMember[];
  /** Linear networks on the same pixels with the same training: what convolutions add to. None after an early end. */
  readonly linear: readonly AutoMember[];
  readonly ridge: LinearModel;
  /** Absent in runs of older versions, which had none. */
  readonly forest?: ForestState;
}

/** Linear networks beside the ensemble: a quarter as many are enough for a stable mean. */
const LINEAR_SHARE = 0.25;

/**
 * A recipe for small tables: logarithms of raw units, z-scores of at most 1,024 features on two grid layouts, an ensemble
 * of small flattening networks, whose answer is averaged with those of a one-vs-all ridge classifier (penalty = number of
 * features) and of a random forest on the same pixels. What lifts it above one published network is mostly the averaging;
 * its parts are reported beside it.
 */
export const auto: Classifier<AutoOptions, AutoState> = {
  name: "auto",
  source: {
    paper:
      "Sharma et al. 2019 (layout by t-SNE); Zhu et al. 2021 (one feature a pixel); Hansen & Salamon 1990 (ensembles); Breiman 2001 (forest)",
    doi: "10.1038/s41598-019-47765-6",
  },
  input: "table",
  defaults: Object.freeze({ assay: "", members: 12, steps: 300, trees: 500, log: "auto", shuffled: false }),
  check({ members, steps, trees, log }) {
    const even = Number.isInteger(members) && members >= 2 && members % 2 === 0;
    requireOption(even, "classify", `members is ${members}.`, "Give an even number of 2 or more.");
    for (const [name, value] of Object.entries({ steps, trees }))
      requireOption(
        Number.isInteger(value) && value >= 1,
        "classify",
        `${name} is ${value}.`,
        "Give a whole number of 1 or more.",
      );
    const known = ["auto", "always", "never"].includes(log);
    requireOption(known, "classify", `log is "${log}".`, 'Use "auto", "always" or "never".');
  },

  async fit(train, { assay: chosen, members, steps, trees, log, shuffled }, ctx, watched) {
    const names = labelsOf(train);
    const classes = [...new Set(names)].sort();
    requireClasses(auto.name, classes.length);
    const labels = Int32Array.from(names, (name) => classes.indexOf(name));
    const assay = measuredAssay(train, chosen);
    const features = fitAutoFeatures(toDense(assay.values), featureNames(assay), labels, classes.length, log);
    if (features.log && log === "auto")
      warn(
        ctx,
        auto.name,
        'The values look like raw units, so their logarithms are learnt from; { log: "never" } keeps the units.',
      );
    const z = applyAutoFeatures(toDense(assay.values), features);
    const found = await autoLayouts(z, features.names, ctx);
    const layouts = shuffled ? found.map((layout, l) => permuteLayout(layout, ctx.random.fork(`shuffle ${l}`))) : found;
    const judge = watched && {
      z: tableOf(watched, { assay: chosen, features }),
      labels: Int32Array.from(labelsOf(watched), (name) => classes.indexOf(name)),
    };
    const training = { z, labels, classes: classes.length, steps, ...(judge ? { watched: judge } : {}) };
    const linear = Math.max(1, Math.round(LINEAR_SHARE * members));
    const ensemble = async (first: number, count: number, filters: readonly number[]) => {
      const trained: AutoMember[] = [];
      for (let m = 0; m < count; m++) {
        if (first + m > 0 && ctx.enough?.ends()) break;
        const own = { ...training, filters, member: first + m, members: members + linear };
        trained.push(await trainMember(own, layouts[m % 2]!, m % 2, ctx, m));
      }
      return trained;
    };
    return {
      assay: chosen,
      classes,
      features,
      layouts,
      members: await ensemble(0, members, [8, 16]),
      linear: await ensemble(members, linear, []),
      forest: await randomForest.fit(
        { x: z, labels, classes: classes.length },
        { ...randomForest.defaults, trees },
        ctx,
      ),
      ridge: fitRidge(z, labels, classes.length, z.columns, ctx.engine.linalg),
    };
  },

  async predict(cohort, state, _options, ctx) {
    const z = tableOf(cohort, state);
    return averageOf(Object.values(await votes(z, state, ctx)));
  },

  async parts(cohort, state, _options, ctx) {
    const z = tableOf(cohort, state);
    return {
      ...(await votes(z, state, ctx)),
      ...(state.linear.length > 0 ? { linear: await predictMembers(z, state, state.linear, ctx) } : {}),
    };
  },

  async attribute(cohort, state, _options, targets, explainer: AnyExplainer, ctx) {
    const z = tableOf(cohort, state);
    const scores: Dense[] = [];
    for (const member of state.members) scores.push(await attributeMember(member, z, state, targets, explainer, ctx));
    return sumOfRowShares(scores);
  },

  classes: (state) => state.classes,
  history: (state) => state.members.map(({ history }) => history),
  features: (_cohort, state) => state.features.names,
  images: (cohort, state): Images => {
    const [layout] = state.layouts as [Layout];
    const { height, width } = layout;
    const z = tableOf(cohort, state);
    return { count: z.rows, height, width, channels: 1, values: drawImages(z, layout), layout };
  },
};

function tableOf(cohort: Cohort, { assay = "", features }: Pick<AutoState, "assay" | "features">): Dense {
  return applyAutoFeatures(toDense(measuredAssay(cohort, assay).values), features);
}

async function predictMembers(
  z: Dense,
  state: AutoState,
  members: readonly AutoMember[],
  ctx: Context,
): Promise<Float32Array> {
  const predictions: Float32Array[] = [];
  for (const member of members) predictions.push(await predictMember(member, z, state, ctx));
  return averageOf(predictions);
}

/** What the recipe's parts say, each of which counts alike. */
async function votes(z: Dense, state: AutoState, ctx: Context): Promise<Record<string, Float32Array>> {
  const { forest, ridge, members } = state;
  return {
    networks: await predictMembers(z, state, members, ctx),
    ridge: linearProbabilities(z, ridge),
    ...(forest ? { forest: await randomForest.predict(z, forest, randomForest.defaults, ctx) } : {}),
  };
}
