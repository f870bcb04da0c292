import { type Dense, dense, denseRows, rowOf } from "../data/dense.js";
import { columnMoments } from "../math/column-moments.js";
import { requireOption } from "../registry.js";
import type { Baseline } from "./baseline.js";
import { softmaxRows } from "./linear/linear-model.js";

export interface NaiveBayesOptions {
  /** Share of the largest feature variance that is added to every variance, 0 or more. Default 1e-9. */
  readonly varSmoothing: number;
}

/** One normal distribution a class and feature; plain data. */
export interface NaiveBayesState {
  /** Classes × features, row-major. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Logarithm of each class's share of the training samples. */
  readonly logPrior: Float64Array;
}

const name = "naiveBayes";

/**
 * Gaussian naive Bayes: within a class, features are taken as independent and normal.
 *
 * A feature's score is what it adds to the log-odds of the target: its log density there less its mean log density in the
 * other classes.
 */
export const naiveBayes: Baseline<NaiveBayesOptions, NaiveBayesState> = {
  name,
  source: {
    paper: "Maron 1961; John & Langley 1995",
    doi: "10.1145/321075.321084",
    reference: "scikit-learn 1.9.1, naive_bayes.GaussianNB",
  },
  defaults: Object.freeze({ varSmoothing: 1e-9 }),
  scales: true,
  check({ varSmoothing }) {
    const holds = varSmoothing >= 0 && Number.isFinite(varSmoothing);
    requireOption(holds, name, `varSmoothing is ${varSmoothing}.`, "Give a number of 0 or more.");
  },
  fit({ x, labels, classes }, { varSmoothing }) {
    const p = x.columns;
    const added = varSmoothing * columnMoments(x, 0).variance.reduce((most, value) => Math.max(most, value), 0);
    // A feature that never varies within a class would be infinitely sure there; without smoothing the smallest normal
    // number stands in, so that the answer stays a number.
    const least = Math.max(added, 1e-300);
    const state = {
      mean: new Float64Array(classes * p),
      variance: new Float64Array(classes * p),
      logPrior: new Float64Array(classes),
    };
    for (let c = 0; c < classes; c++) {
      const rows = Array.from(labels.keys()).filter((row) => labels[row] === c);
      const { mean, variance } = columnMoments(denseRows(x, rows), 0);
      state.mean.set(mean, c * p);
      state.variance.set(
        variance.map((value) => Math.max(value + added, least)),
        c * p,
      );
      state.logPrior[c] = Math.log(rows.length / x.rows);
    }
    return state;
  },
  predict: (x, state) => softmaxRows(jointLogLikelihood(x, state), state.logPrior.length),
  attribute(x, state, targets) {
    const classes = state.logPrior.length;
    const out = dense(x.rows, x.columns);
    for (let i = 0; i < x.rows; i++) {
      const [sample, scores] = [rowOf(x, i), rowOf(out, i)];
      for (let c = 0; c < classes; c++) {
        const share = c === targets[i] ? 1 : -1 / (classes - 1);
        for (let j = 0; j < sample.length; j++) scores[j]! += share * logDensity(sample[j]!, state, c * x.columns + j);
      }
    }
    return out;
  },
};

/** log P(class) + Σ log p(value | class), samples × classes. */
export function jointLogLikelihood(x: Dense, state: NaiveBayesState): Float64Array {
  const classes = state.logPrior.length;
  const out = new Float64Array(x.rows * classes);
  for (let i = 0; i < x.rows; i++) {
    const sample = rowOf(x, i);
    for (let c = 0; c < classes; c++) {
      let sum = state.logPrior[c]!;
      for (let j = 0, at = c * x.columns; j < sample.length; j++, at++) sum += logDensity(sample[j]!, state, at);
      out[i * classes + c] = sum;
    }
  }
  return out;
}

function logDensity(value: number, { mean, variance }: NaiveBayesState, at: number): number {
  return -0.5 * (Math.log(2 * Math.PI * variance[at]!) + (value - mean[at]!) ** 2 / variance[at]!);
}
