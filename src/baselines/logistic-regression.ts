import { type Context, warn } from "../context.js";
import { pace } from "../embed/pace.js";
import type { RealMatrix } from "../engine/linalg.js";
import { requireOption } from "../registry.js";
import type { Baseline, LabelledTable } from "./baseline.js";
import { innerFolds } from "./inner-folds.js";
import { centre } from "./linear/centre.js";
import { lentFloats } from "./linear/lent-floats.js";
import {
  type CentredLinearModel,
  linearAttribution,
  linearModelAbout,
  linearProbabilities,
} from "./linear/linear-model.js";
import type { ElasticPenalty } from "./softmax/coordinate-descent.js";
import { elasticSoftmax } from "./softmax/elastic-newton.js";
import { ridgeSoftmax, type SoftmaxAnswer } from "./softmax/ridge-newton.js";
import { sampleSpan } from "./softmax/sample-span.js";
import { ofAllClasses, SoftmaxLoss } from "./softmax/softmax-loss.js";
import { featureSpace, sampleSpace, type WeightSpace } from "./softmax/weight-space.js";

export interface LogisticRegressionOptions {
  /**
   * What is added to C × log loss: "l2": half the squared coefficients; "l1": their sizes, so that most are 0; "elasticNet":
   * both. Default "l2".
   */
  readonly penalty: "l2" | "l1" | "elasticNet";
  /**
   * How much the samples weigh against the penalty, above 0; "auto": of 0.0001, 0.001, … 10 that of the smallest log loss in
   * five folds of the training samples. Default 1.
   */
  readonly C: number | "auto";
  /** Share of "l1" in "elasticNet", 0 … 1. Default 0.5. */
  readonly l1Ratio: number;
  /** How large a slope is let stand, as a share of that at the start, above 0. Default 1e-6. */
  readonly tolerance: number;
  /** Rounds of Newton's method after which the search is given up, 1 or more. Default 100. */
  readonly iterations: number;
}

const name = "logisticRegression";
const FOLDS = 5;
/** Values of which a second lot in float32 does, where a search looks at most of them only to see that they stay out. */
const LARGE = 2 ** 22;
/** Values of C among which "auto" chooses. */
const GRID = [1e-4, 1e-3, 1e-2, 1e-1, 1, 10];

/**
 * Logistic regression, softmax for more than two classes, intercepts without penalty. Products of samples take the features'
 * place where these are more and the penalty allows it ("l2").
 *
 * A feature's score is what it adds to the logit of the target against the mean of the others, from the mean sample on:
 * coefficient × (value − mean).
 */
export const logisticRegression: Baseline<LogisticRegressionOptions, CentredLinearModel> = {
  name,
  source: {
    paper: "Cox 1958; Zou & Hastie 2005; Friedman, Hastie & Tibshirani 2010",
    doi: "10.18637/jss.v033.i01",
    reference: "scikit-learn 1.9.1, linear_model.LogisticRegression",
  },
  defaults: Object.freeze({ penalty: "l2", C: 1, l1Ratio: 0.5, tolerance: 1e-6, iterations: 100 }),
  scales: true,
  check({ penalty, C, l1Ratio, tolerance, iterations }) {
    const require = (holds: boolean, option: string, value: unknown, remedy: string) =>
      requireOption(holds, name, `${option} is ${JSON.stringify(value)}.`, remedy);
    require(["l2", "l1", "elasticNet"].includes(penalty), "penalty", penalty, 'Use "l2", "l1" or "elasticNet".');
    const above = (value: unknown) => typeof value === "number" && value > 0 && Number.isFinite(value);
    require(C === "auto" || above(C), "C", C, 'Give a number above 0, or "auto".');
    require(l1Ratio >= 0 && l1Ratio <= 1, "l1Ratio", l1Ratio, "Give a share from 0 to 1.");
    require(above(tolerance), "tolerance", tolerance, "Give a number above 0.");
    require(Number.isInteger(iterations) &&
      iterations >= 1, "iterations", iterations, "Give a whole number of 1 or more.");
  },
  async fit(train, options, ctx) {
    const { linalg } = ctx.engine;
    const { x, labels, classes } = train;
    const size = x.values.length;
    const ratio = options.penalty === "l2" ? 0 : options.penalty === "l1" ? 1 : options.l1Ratio;
    const tell = pace(ctx, name, options.C === "auto" ? GRID.length * FOLDS + 1 : 1);
    let done = 0;
    const limits = { ...options, breathe: () => tell(done) };
    const span = ratio === 0 && x.columns > x.rows ? sampleSpan(x, linalg) : undefined;
    const { mean, centred } = span
      ? { mean: span.mean, centred: span.products }
      : centre(x, ratio > 0 && size > LARGE ? lentFloats(size, linalg) : linalg.zeros(1, size).values);
    const fit: Fit = async (samples, own, C, start) => {
      const answer =
        ratio === 0
          ? await ridge(span ? sampleSpace(samples, linalg) : featureSpace(samples, linalg), own, 1 / C, start)
          : await elastic(samples, own, { lasso: ratio / C, ridge: (1 - ratio) / C }, start);
      done++;
      return answer;
    };
    const elastic = (samples: RealMatrix, own: Int32Array, penalty: ElasticPenalty, start?: SoftmaxAnswer) =>
      elasticSoftmax(samples, own, classes, penalty, linalg, limits, start);
    const ridge = async (space: WeightSpace, own: Int32Array, penalty: number, start?: SoftmaxAnswer) => {
      try {
        return await ridgeSoftmax(space, own, classes, penalty, limits, start);
      } finally {
        space.release();
      }
    };
    const C = options.C === "auto" ? await chosenC(centred, span !== undefined, train, fit, ctx) : options.C;
    const { weights, intercepts, converged } = await fit(centred, labels, C);
    if (!converged)
      warn(
        ctx,
        name,
        `The coefficients were not found within ${options.iterations} rounds. ` +
          `Scale the features ({ scale: true }), lower C (now ${C}), or raise iterations or tolerance.`,
      );
    const outputs = intercepts.length;
    const byFeature = span ? span.toFeatures(weights) : weights;
    return linearModelAbout(mean, ofAllClasses(byFeature, outputs), ofAllClasses(intercepts, outputs));
  },
  predict: (x, state) => linearProbabilities(x, state),
  attribute: (x, state, targets) => linearAttribution(x, state, targets),
};

/** Weights of some samples, from those of another C on. @param samples samples × features, or their products */
type Fit = (samples: RealMatrix, own: Int32Array, C: number, start?: SoftmaxAnswer) => Promise<SoftmaxAnswer>;

/**
 * The C of the smallest log loss on samples held out of the training samples; of equal ones the smaller.
 *
 * @param table samples × features, or products of samples, where a sample is a column as well
 */
async function chosenC(
  table: RealMatrix,
  products: boolean,
  train: LabelledTable,
  fit: Fit,
  ctx: Context,
): Promise<number> {
  const { labels, classes } = train;
  const folds = innerFolds(train, FOLDS, ctx.random.fork("folds"));
  const all = Array.from(folds.keys());
  const losses = new Float64Array(GRID.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = all.filter((row) => folds[row] === fold);
    if (held.length === 0) continue;
    const rest = all.filter((row) => folds[row] !== fold);
    const of = (rows: readonly number[]) => partOf(table, rows, products ? rest : undefined);
    const [seen, unseen] = [of(rest), of(held)];
    const labelsOf = (rows: readonly number[]) => Int32Array.from(rows, (row) => labels[row]!);
    const judge = new SoftmaxLoss(labelsOf(held), classes);
    let before: SoftmaxAnswer | undefined;
    for (const [at, C] of GRID.entries()) {
      before = await fit(seen, labelsOf(rest), C, before);
      const { weights, intercepts } = before;
      const own = { rows: seen.columns, columns: intercepts.length, values: weights };
      const scores = Float64Array.from(ctx.engine.linalg.matMul(unseen, own).values);
      losses[at]! += judge.evaluate(scores.map((score, i) => score + intercepts[i % intercepts.length]!));
    }
  }
  return GRID[losses.indexOf(Math.min(...losses))]!;
}

function partOf({ columns, values }: RealMatrix, rows: readonly number[], chosen?: readonly number[]): RealMatrix {
  const width = chosen?.length ?? columns;
  const size = rows.length * width;
  const out = values instanceof Float64Array ? new Float64Array(size) : new Float32Array(size);
  for (const [i, row] of rows.entries()) {
    const own = values.subarray(row * columns, (row + 1) * columns);
    if (chosen) for (let j = 0; j < width; j++) out[i * width + j] = own[chosen[j]!]!;
    else out.set(own, i * width);
  }
  return { rows: rows.length, columns: width, values: out };
}
