import { type Context, warn } from "../context.js";
import type { Dense } from "../data/dense.js";
import { pace } from "../embed/pace.js";
import { requireOption } from "../registry.js";
import type { Baseline, LabelledTable } from "./baseline.js";
import { innerFolds } from "./inner-folds.js";
import { columnMeans } from "./linear/centre.js";
import { softmaxRows } from "./linear/linear-model.js";
import { type Breathe, classPairs, trainPairs } from "./svm/class-pairs.js";
import { heldOutDecisions } from "./svm/held-out.js";
import { type Kernel, kernelRows } from "./svm/kernel-rows.js";
import { coupledProbabilities, fitSigmoids, type Sigmoid } from "./svm/platt.js";
import { surfaceAttribution } from "./svm/surface-attribution.js";
import { decisionsOf, lessMean, type Surfaces, surfacesOf } from "./svm/surfaces.js";
import { fitTemperature } from "./svm/temperature.js";
import { votesOf } from "./svm/votes.js";

export interface SvmOptions {
  /** "linear": products of samples; "rbf": exp(−gamma × squared distance). Default "linear". */
  readonly kernel: "linear" | "rbf";
  /**
   * What a sample on the wrong side costs, above 0; "auto": of 0.001, 0.01, … 100 the smallest with the most hits in five
   * folds of the training samples. Default 1.
   */
  readonly C: number | "auto";
  /** Width of the radial kernel, above 0; "scale": 1 / (features × variance of all values). Default "scale". */
  readonly gamma: number | "scale";
  /**
   * How decisions become probabilities, learnt from five folds of the training samples. "votes": softmax of the pairs' votes
   * at the temperature of the largest likelihood, so that the likeliest class is the one that is voted for; "platt": a sigmoid
   * a pair, coupled, whose likeliest class may be another. Default "votes".
   */
  readonly probabilities: "votes" | "platt";
  /** Largest violation of the optimality conditions that is let stand, above 0. Default 1e-3. */
  readonly tolerance: number;
}

/** What an SVM learns; plain data. */
export interface SvmState {
  readonly classes: number;
  readonly surfaces: Surfaces;
  /** The cost that was used. */
  readonly C: number;
  /** A factor for the votes, or a sigmoid a pair. */
  readonly calibration: { readonly temperature: number } | { readonly sigmoids: readonly Sigmoid[] };
}

const name = "svm";
const FOLDS = 5;
/** Costs among which "auto" chooses. */
const COSTS = [1e-3, 1e-2, 1e-1, 1, 10, 100];

/**
 * Support vector machine, one surface between each two classes (C-SVC of libsvm). The kernel of all samples is made once, by
 * the engine; folds and pairs share it.
 *
 * A feature's score is what it adds to the mean decision for the target against each other class, from the mean sample on
 * (`svm/surface-attribution.ts`).
 */
export const svm: Baseline<SvmOptions, SvmState> = {
  name,
  source: {
    paper: "Cortes & Vapnik 1995; Fan, Chen & Lin 2005",
    doi: "10.1007/BF00994018",
    reference: "libsvm 3.3 through scikit-learn 1.9.1, svm.SVC",
  },
  defaults: Object.freeze({ kernel: "linear", C: 1, gamma: "scale", probabilities: "votes", tolerance: 1e-3 }),
  scales: true,
  check({ kernel, C, gamma, probabilities, tolerance }) {
    const above = (value: unknown) => typeof value === "number" && value > 0 && Number.isFinite(value);
    const require = (holds: boolean, option: string, value: unknown, remedy: string) =>
      requireOption(holds, name, `${option} is ${JSON.stringify(value)}.`, remedy);
    require(["linear", "rbf"].includes(kernel), "kernel", kernel, 'Use "linear" or "rbf".');
    require(C === "auto" || above(C), "C", C, 'Give a number above 0, or "auto".');
    require(gamma === "scale" || above(gamma), "gamma", gamma, 'Give a number above 0, or "scale".');
    require(["votes", "platt"].includes(probabilities), "probabilities", probabilities, 'Use "votes" or "platt".');
    require(above(tolerance), "tolerance", tolerance, "Give a number above 0.");
  },
  async fit(train, options, ctx) {
    const { x, labels, classes } = train;
    const { linalg } = ctx.engine;
    const breathe = fitPace(classes, options.C === "auto", ctx);
    const mean = columnMeans(x);
    const centred = lessMean(x, mean);
    const kernel: Kernel =
      options.kernel === "linear"
        ? { name: "linear" }
        : { name: "rbf", gamma: options.gamma === "scale" ? scaleGamma(x) : options.gamma };
    const rows = await kernelRows(centred, kernel, linalg, breathe);
    try {
      const folds = innerFolds(train, FOLDS, ctx.random.fork("folds"));
      const task = { kernel: rows, labels, classes, tolerance: options.tolerance };
      const { C, decisions } = await chosenCost({ ...task, options, folds }, breathe);
      const all = Array.from(labels.keys());
      const answers = await trainPairs({ ...task, C, rows: all }, breathe);
      warnOfUnfinished(answers, C, ctx);
      return {
        classes,
        surfaces: surfacesOf(answers, centred, mean, kernel, linalg),
        C,
        calibration:
          options.probabilities === "platt"
            ? { sigmoids: fitSigmoids(decisions, labels, classes) }
            : { temperature: fitTemperature(votesOf(decisions, classes), labels, classes) },
      };
    } finally {
      rows.release();
    }
  },
  predict(x, { classes, surfaces, calibration }, _options, { engine }) {
    const decisions = decisionsOf(x, surfaces, engine.linalg);
    if ("sigmoids" in calibration) return coupledProbabilities(decisions, calibration.sigmoids, classes);
    return softmaxRows(
      votesOf(decisions, classes).map((vote) => calibration.temperature * vote),
      classes,
    );
  },
  attribute: (x, { classes, surfaces }, targets, _options, { engine }) =>
    surfaceAttribution(x, surfaces, classes, targets, engine.linalg),
};

/** The cost and what it says of held-out samples. */
async function chosenCost(
  {
    options,
    folds,
    ...task
  }: Omit<Parameters<typeof heldOutDecisions>[0], "C"> & { readonly options: SvmOptions; readonly folds: Int32Array },
  breathe: Breathe,
): Promise<{ readonly C: number; readonly decisions: Float64Array }> {
  const costs = options.C === "auto" ? COSTS : [options.C];
  const tried: { C: number; decisions: Float64Array; hits: number }[] = [];
  for (const C of costs) {
    const decisions = await heldOutDecisions({ ...task, C }, folds, breathe);
    tried.push({ C, decisions, hits: hitsOf(votesOf(decisions, task.classes), task) });
  }
  return tried.reduce((best, own) => (own.hits > best.hits ? own : best));
}

function hitsOf(votes: Float64Array, { labels, classes }: Pick<LabelledTable, "labels" | "classes">): number {
  let hits = 0;
  for (const [row, label] of labels.entries()) {
    const own = votes.subarray(row * classes, (row + 1) * classes);
    if (own.every((vote, c) => c === label || vote < own[label]!)) hits++;
  }
  return hits;
}

/** 1 / (features × variance of all values). */
function scaleGamma({ columns, values }: Dense): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return 1 / (columns * variance);
}

/** Tells how many of all fits are done. */
function fitPace(classes: number, tuned: boolean, ctx: Context): Breathe {
  const of = classPairs(classes).length * ((tuned ? COSTS.length : 1) * FOLDS + 1);
  const tell = pace(ctx, name, of);
  let done = 0;
  return (ended) => tell(ended ? ++done : done);
}

function warnOfUnfinished(answers: readonly { converged: boolean }[], C: number, ctx: Context): void {
  const unfinished = answers.filter(({ converged }) => !converged).length;
  if (unfinished === 0) return;
  const pairs = `${unfinished} of ${answers.length} pair${answers.length === 1 ? "" : "s"} of classes`;
  const lower = `Scale the features ({ scale: true }), or lower C (now ${C}).`;
  warn(ctx, name, `The surface of ${pairs} was not found within the limit of updates. ${lower}`);
}
