import { type Context, warn } from "../context.js";
import { appendSamples } from "../data/append-samples.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, groupsOf, labelsOf, sampleNames } from "../data/cohort.js";
import { type Dense, denseBeside, denseColumns, denseRows } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { measuredSamples, withSyntheticColumn } from "../data/synthetic-samples.js";
import { isOmixelError, unknownName } from "../errors.js";
import { validationRows } from "../evaluate/validation-rows.js";
import {
  type Generator,
  generateRows,
  trainGenerator,
  wassersteinDefaults,
  type WassersteinOptions,
} from "../generative/wasserstein.js";
import { requireMeasured } from "../modalities/require-measured.js";
import { requireNumber, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import { type SynthesisScore, synthesisScore } from "./synthesis-score.js";
import { fitTableSpace, fromTableSpace, type TableSpace, toTableSpace } from "./table-space.js";

export interface GanOptions extends WassersteinOptions {
  /** Training samples that each class has in the end, real ones counted; "auto": as many as the largest. Default "auto". */
  readonly perClass: "auto" | number;
  /** Classes that get synthetic samples; none = all that have fewer. Default []. */
  readonly classes: readonly string[];
  /** Coordinates (principal axes of the training samples) in which samples are made; at most their number less one. Default 32. */
  readonly components: number;
  /**
   * Share of the training samples set aside for a score of the synthetic ones (train on synthetic, test on real), by a second
   * training without them, 0 to 0.5; 0 = no score. Default 0.25.
   */
  readonly aside: number;
}

/** A generator and what it makes; plain data. */
export interface GanState {
  readonly assays: readonly string[];
  readonly classes: readonly string[];
  /** How many samples of each class are added to the training samples. */
  readonly added: Int32Array;
  readonly space: TableSpace;
  readonly generator: Generator;
  /** The critic's estimate of the distance between real and synthetic samples, update by update. */
  readonly history: Float64Array;
  readonly score?: SynthesisScore;
}

const name = "gan";

/** Below so many, a class's synthetic samples hardly differ from the real ones. */
const FEW = 5;

/**
 * Synthetic samples of rare classes: a conditional Wasserstein GAN with gradient penalty learns the training samples, in few
 * coordinates of all assays together, and fills classes up. Only training rows get them: neither test samples nor new ones, nor
 * any figure of a result, and no validation row of a training is one of them. Column `synthetic` of the sample table marks them.
 *
 * @throws MissingValues where a value or an assay is missing; UnknownName for a class that the training samples lack;
 *   EngineFailure; Aborted
 */
export const gan: Step<GanOptions, GanState> = {
  name,
  source: {
    paper: "Gulrajani et al. 2017; Petzka et al. 2018 (one-sided penalty); Esteban et al. 2017 (score)",
    doi: "10.48550/arXiv.1704.00028",
  },
  defaults: Object.freeze({
    perClass: "auto",
    classes: Object.freeze([]),
    components: 32,
    ...wassersteinDefaults,
    aside: 0.25,
  }),
  check({ perClass, components, noise, hidden, steps, criticSteps, batchSize, learningRate, penalty, aside }) {
    if (perClass !== "auto")
      requireWhole(name, "perClass", perClass, 1, 'Use "auto" for as many as the largest class.');
    for (const [option, value] of Object.entries({ components, noise, steps, criticSteps }))
      requireWhole(name, option, value, 1, `Use ${String(gan.defaults[option as "steps"])}.`);
    requireWhole(name, "batchSize", batchSize, 2, "Use 32.");
    const whole = hidden.every((size) => Number.isInteger(size) && size >= 1);
    requireOption(whole, name, `hidden is [${hidden.join(", ")}].`, "Give whole numbers of 1 or more: [64].");
    for (const [option, value] of Object.entries({ learningRate, penalty }))
      requireNumber(name, option, value, (own) => own > 0, "a number above 0 is expected", "Leave it out.");
    requireNumber(name, "aside", aside, (own) => own >= 0 && own <= 0.5, "a share from 0 to 0.5 is expected", "Use 0.25."); // prettier-ignore
  },
  readsLabels: () => true,

  async fit(train, options, ctx) {
    const assays = Object.keys(train.assays).sort();
    requireMeasured(name, train, assays);
    const names = labelsOf(train);
    const classes = [...new Set(names)].sort();
    const labels = Int32Array.from(names, (label) => classes.indexOf(label));
    const absent = options.classes.find((label) => !classes.includes(label));
    if (absent !== undefined) throw unknownName("class among the training samples", absent, classes, { step: name });
    const added = missingOf(labels, classes, options, ctx);
    const table = denseBeside(assays.map((assay) => toDense(train.assays[assay]!.values)));
    const features = assays.flatMap((assay) => featureNames(train.assays[assay]!));
    const learn = async (rows: Dense, own: Int32Array, context: Context) => {
      const space = fitTableSpace(name, rows, features, options.components, context);
      const x = toTableSpace(rows, space, context);
      return { space, ...(await trainGenerator(name, { x, labels: own, classes: classes.length }, options, context)) };
    };
    const score = await scored(train, table, labels, classes, options, learn, ctx);
    const learnt = added.some((count) => count > 0)
      ? await learn(table, labels, ctx)
      : {
          space: fitTableSpace(name, table, features, 1, ctx),
          generator: { weights: {}, centres: new Float32Array() },
          history: new Float64Array(),
        };
    return { assays, classes, added, ...learnt, ...(score ? { score } : {}) };
  },

  apply: (cohort) => cohort,

  extend(train, state, options, ctx) {
    tell(state, labelsOf(train).length, ctx);
    const labels = Int32Array.from(Array.from(state.added).flatMap((count, c) => Array<number>(count).fill(c)));
    const marked = withSyntheticColumn(train);
    if (labels.length === 0) return marked;
    const rows = synthetic(state, labels, options.noise, ctx);
    const taken = new Set(sampleNames(train));
    const counts = new Int32Array(state.classes.length);
    const sample = Array.from(labels, (label) => {
      let called = "";
      do called = `synthetic ${state.classes[label]!} ${++counts[label]!}`;
      while (taken.has(called));
      return called;
    });
    const { label, group } = train.roles;
    const columns = {
      sample,
      [label!]: Array.from(labels, (own) => state.classes[own]!),
      [marked.roles.synthetic]: sample.map(() => "yes"),
      ...(group === undefined ? {} : { [group]: sample }),
    };
    let from = 0;
    const values = Object.fromEntries(
      state.assays.map((assay) => {
        const width = train.assays[assay]!.values.columns;
        const first = from;
        from += width;
        return [
          assay,
          denseColumns(
            rows,
            Array.from({ length: width }, (_, j) => first + j),
          ),
        ];
      }),
    );
    return appendSamples(marked, { columns, values });
  },
};

function synthetic(
  { generator, classes, space }: Pick<GanState, "generator" | "classes" | "space">,
  labels: Int32Array,
  noise: number,
  ctx: Context,
): Dense {
  const random = ctx.random.fork("samples");
  const made = generateRows(generator, labels, classes.length, noise, random, ctx.engine.linalg);
  return fromTableSpace(made, space, random, ctx);
}

/** How many samples each class lacks; a class of one sample gets none, since there is nothing to learn of it. */
function missingOf(labels: Int32Array, classes: readonly string[], options: GanOptions, ctx: Context): Int32Array {
  const counts = new Int32Array(classes.length);
  for (const label of labels) counts[label]!++;
  const wanted = options.perClass === "auto" ? Math.max(...counts) : options.perClass;
  return counts.map((count, c) => {
    const chosen = options.classes.length === 0 || options.classes.includes(classes[c]!);
    const lacking = chosen ? Math.max(0, wanted - count) : 0;
    if (lacking > 0 && count === 1)
      warn(ctx, name, `"${classes[c]!}" has one training sample, of which nothing can be learnt: it gets no synthetic ones.`); // prettier-ignore
    else if (lacking > 0 && count < FEW)
      warn(ctx, name, `"${classes[c]!}" has ${count} training samples: synthetic ones will hardly differ from these.`);
    return count === 1 ? 0 : lacking;
  });
}

type Learn = (
  rows: Dense,
  labels: Int32Array,
  ctx: Context,
) => Promise<Pick<GanState, "space" | "generator" | "history">>;

/** Learns from some of the training samples and is judged by the others; undefined where none can be set aside. */
async function scored(
  train: Cohort,
  table: Dense,
  labels: Int32Array,
  classes: readonly string[],
  { aside, noise }: GanOptions,
  learn: Learn,
  ctx: Context,
): Promise<SynthesisScore | undefined> {
  if (aside === 0) return undefined;
  const own = { ...ctx, random: ctx.random.fork("score") };
  try {
    const split = validationRows(measuredSamples(train), labelsOf(train), aside, own.random, groupsOf(train));
    const part = (rows: Int32Array) => ({ values: denseRows(table, rows), labels: Int32Array.from(rows, (row) => labels[row]!) }); // prettier-ignore
    const [fit, judged] = [part(split.fit), part(split.validation)];
    const learnt = await learn(fit.values, fit.labels, own);
    const made = synthetic({ ...learnt, classes }, fit.labels, noise, own);
    const scaled = (values: Dense) => toTableSpace(values, learnt.space, own);
    return await synthesisScore(
      { x: scaled(made), labels: fit.labels },
      { x: scaled(fit.values), labels: fit.labels },
      { x: scaled(judged.values), labels: judged.labels },
      classes.length,
      own,
    );
  } catch (error) {
    if (!isOmixelError(error) || error.tag !== "TooFewSamples") throw error;
    warn(ctx, name, `no score of the synthetic samples: ${error.what}`);
    return undefined;
  }
}

/** Told whenever samples are added, also where the generator was kept from an earlier run. */
function tell({ added, classes, score }: GanState, real: number, ctx: Context): void {
  const filled = classes.flatMap((label, c) => (added[c]! > 0 ? [`${added[c]!} of "${label}"`] : []));
  const sum = added.reduce((total, count) => total + count, 0);
  const what = sum > 0 ? `${sum} synthetic samples stand beside ${real} training samples (${filled.join(", ")})` : "no class lacks samples, so none were made"; // prettier-ignore
  const judged = score ? `; train on synthetic, test on real: balanced accuracy ${score.synthetic.toFixed(3)} on ${score.samples} training samples set aside, against ${score.real.toFixed(3)} learnt from real ones` : ""; // prettier-ignore
  warn(ctx, name, what + judged + ".");
}
