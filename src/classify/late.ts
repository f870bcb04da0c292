import type { Context } from "../context.js";
import { type Cohort, labelsOf, sampleCount } from "../data/cohort.js";
import { dense } from "../data/dense.js";
import { sampleShares } from "../explain/sample-shares.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { identityOf } from "../modalities/feature-identity.js";
import type { VoteWeights } from "../modalities/late.js";
import type { AnyClassifier } from "./classifier.js";
import { assaysSideBySide, drawnAssay, requireTwoClasses } from "./drawn-assay.js";
import { INNER_FOLDS, innerSkill } from "./inner-skill.js";
import { contextOf, fitOwnEncoder, oneAssay, type OwnEncoder } from "./one-assay.js";

/** What late fusion learns; plain data. */
export interface LateState {
  readonly classes: readonly string[];
  /** Class shares of the training samples: what is said of a sample without any of the assays. */
  readonly shares: Float32Array;
  readonly assays: readonly LateAssay[];
}

interface LateAssay {
  readonly name: string;
  /** What its vote counts; absent in older runs, where all count alike. */
  readonly weight?: number;
  /** State of the assay's own encoder, where the plan draws. */
  readonly encoder?: unknown;
  readonly classifier: unknown;
  /** The features that its classifier scores, with the assay's name. */
  readonly features: readonly string[];
}

type Options = Record<string, unknown>;

/**
 * A classifier for each assay, on the samples on which it was measured; class probabilities are their mean over the
 * assays that a sample has, by the weights of their votes; those of a sample that has none are the class shares of the
 * training samples.
 *
 * @param base what learns one assay
 * @param draws the encoder that draws each assay, where `base` looks at images
 */
export function lateClassifier(base: AnyClassifier, draws?: OwnEncoder, weights: VoteWeights = "equal"): AnyClassifier {
  const own = ({ shuffled, ...options }: Options) => (base.input === "table" ? { ...options, shuffled } : options);
  /** The samples that have an assay, as its classifier sees them. */
  const seen = (cohort: Cohort, { name, encoder: state }: Pick<LateAssay, "name" | "encoder">, ctx: Context) => {
    return draws ? drawnAssay(cohort, name, state, draws, ctx) : oneAssay(cohort, name);
  };

  /** Learns one assay from samples that all have it. */
  const learn = async (name: string, some: Cohort, options: Options, ctx: Context, watched?: Cohort) => {
    const encoded = draws ? await fitOwnEncoder(draws, some, options.shuffled === true, ctx) : undefined;
    const assay = { name, ...(draws ? { encoder: encoded } : {}) };
    const { cohort: input } = await seen(some, assay, ctx);
    const held = watched && (await seen(watched, assay, ctx));
    const judge = held && held.rows.length > 0 ? held.cohort : undefined;
    return { assay, input, classifier: (await base.fit(input, own(options), ctx, judge)) as unknown };
  };

  /** @param contextOf of the training for an inner fold */
  const weightOf = (name: string, some: Cohort, options: Options, contextOf: (fold: number) => Context) => {
    if (weights === "equal") return 1;
    if (weights !== "validation") return weights[name] ?? 1;
    return innerSkill(some, contextOf, async (train, tested, ctx) => {
      const { assay, classifier } = await learn(name, train, options, ctx);
      const { cohort: input } = await seen(tested, assay, ctx);
      const probabilities = await base.predict(input, classifier, own(options), ctx);
      return { classes: base.classes(classifier), probabilities };
    });
  };
  const trainings = weights === "validation" ? INNER_FOLDS + 1 : 1;

  const predictEach = async (cohort: Cohort, state: LateState, options: Options, ctx: Context) => {
    const each = [];
    for (const [a, assay] of state.assays.entries()) {
      const { cohort: some, rows } = await seen(cohort, assay, ctx);
      const inner = contextOf(ctx, assay.name, a, state.assays.length);
      const found =
        rows.length > 0 ? await base.predict(some, assay.classifier, own(options), inner) : new Float32Array();
      const names = base.classes(assay.classifier);
      const probabilities = new Float32Array(rows.length * state.classes.length);
      for (let i = 0; i < rows.length; i++)
        names.forEach((name, c) => {
          probabilities[i * state.classes.length + state.classes.indexOf(name)] = found[i * names.length + c]!;
        });
      each.push({ name: assay.name, weight: assay.weight ?? 1, rows, probabilities });
    }
    return each;
  };

  return {
    name: `late ${base.name}`,
    source: base.source,
    input: "table",
    defaults: base.defaults as object,
    ...(base.paths ? { paths: base.paths } : {}),
    ...(base.check ? { check: (options: never) => base.check!(options) } : {}),

    async fit(train: Cohort, options: Options, ctx: Context, watched?: Cohort): Promise<LateState> {
      const labels = labelsOf(train);
      const classes = [...new Set(labels)].sort();
      const names = Object.keys(train.assays);
      const assays: LateAssay[] = [];
      for (const [a, name] of names.entries()) {
        if (a > 0 && ctx.enough?.ends()) break;
        const inner = (training: number) => contextOf(ctx, name, a * trainings + training, names.length * trainings);
        const { cohort: some } = oneAssay(train, name);
        requireTwoClasses(name, some);
        const weight = await weightOf(name, some, options, inner);
        const { assay, input, classifier } = await learn(name, some, options, inner(trainings - 1), watched);
        const features = base.features(input, classifier).map((feature) => identityOf(name, feature));
        assays.push({ ...assay, weight, classifier, features });
      }
      const count = (wanted: string) => labels.filter((label) => label === wanted).length;
      const shares = Float32Array.from(classes, (wanted) => count(wanted) / labels.length);
      return { classes, shares, assays };
    },

    async predict(cohort: Cohort, state: LateState, options: Options, ctx: Context) {
      const width = state.classes.length;
      const out = new Float32Array(sampleCount(cohort) * width);
      const votes = votesOf(cohort, state);
      for (const [a, { rows, probabilities }] of (await predictEach(cohort, state, options, ctx)).entries())
        for (const [i, row] of rows.entries())
          for (let c = 0; c < width; c++)
            out[row * width + c]! += votes[row * state.assays.length + a]! * probabilities[i * width + c]!;
      const voteless = (row: number) => state.assays.every((_, a) => votes[row * state.assays.length + a] === 0);
      for (let row = 0; row < sampleCount(cohort); row++) if (voteless(row)) out.set(state.shares, row * width);
      return out;
    },

    /** What each assay alone would say, where all samples have it. */
    async parts(cohort: Cohort, state: LateState, options: Options, ctx: Context) {
      const each = await predictEach(cohort, state, options, ctx);
      const whole = each.filter(({ rows }) => rows.length === sampleCount(cohort));
      return Object.fromEntries(whole.map(({ name, probabilities }) => [name, probabilities]));
    },

    /** Each assay's scores as shares of its sample, times what its vote counts among those that the sample has. */
    async attribute(
      cohort: Cohort,
      state: LateState,
      options: Options,
      targets: Int32Array,
      explainer: AnyExplainer,
      ctx: Context,
    ) {
      const columns = state.assays.reduce((sum, { features }) => sum + features.length, 0);
      const out = dense(sampleCount(cohort), columns);
      const votes = votesOf(cohort, state);
      let first = 0;
      for (const [a, assay] of state.assays.entries()) {
        const { cohort: some, rows } = await seen(cohort, assay, ctx);
        const known = base.classes(assay.classifier);
        const wanted = Int32Array.from(rows, (row) => known.indexOf(state.classes[targets[row]!]!));
        const inner = contextOf(ctx, assay.name, a, state.assays.length);
        const width = assay.features.length;
        if (rows.length > 0) {
          // A class that the assay's training samples lack has no say there; its samples keep zeros.
          const asked = wanted.map((target) => Math.max(0, target));
          const scores = await base.attribute(some, assay.classifier, own(options), asked, explainer, inner);
          const shares = sampleShares(scores);
          for (const [i, row] of rows.entries())
            for (let j = 0; wanted[i]! >= 0 && j < width; j++)
              out.values[row * columns + first + j] =
                shares.values[i * width + j]! * votes[row * state.assays.length + a]!;
        }
        first += width;
      }
      return out;
    },

    classes: (state: LateState) => state.classes,
    history: (state: LateState) => state.assays.flatMap(({ classifier }) => base.history(classifier)),
    features: (_cohort: Cohort, state: LateState) => state.assays.flatMap(({ features }) => features),

    /** The images of all assays side by side. */
    async images(cohort: Cohort, state: LateState, ctx: Context) {
      const drawn = [];
      for (const assay of state.assays) {
        const { cohort: some, rows } = await seen(cohort, assay, ctx);
        drawn.push({ name: assay.name, rows, images: await base.images(some, assay.classifier, ctx) });
      }
      return assaysSideBySide(drawn, sampleCount(cohort));
    },
  };
}

/** Samples × assays: what each vote counts, sum 1 over those that a sample has, which count alike where none is worth anything. */
function votesOf(cohort: Cohort, { assays }: LateState): Float64Array {
  const votes = new Float64Array(sampleCount(cohort) * assays.length);
  for (let row = 0; row < sampleCount(cohort); row++) {
    const own = votes.subarray(row * assays.length, (row + 1) * assays.length);
    const count = (worth: (assay: LateAssay) => number) => {
      for (const [a, assay] of assays.entries()) own[a] = cohort.assays[assay.name]!.measured[row] === 1 ? worth(assay) : 0; // prettier-ignore
      return own.reduce((sum, vote) => sum + vote, 0);
    };
    const sum = count(({ weight = 1 }) => weight) || count(() => 1);
    for (let a = 0; sum > 0 && a < assays.length; a++) own[a]! /= sum;
  }
  return votes;
}
