import { type Dense, dense, rowOf } from "../../data/dense.js";

/** A score for each class that is linear in the features; plain data. */
export interface LinearModel {
  /** Classes × features, row-major. */
  readonly coefficients: Dense;
  readonly intercept: Float64Array;
}

/** A linear model and where its training samples lie. */
export interface CentredLinearModel extends LinearModel {
  /** Mean of each feature among the training samples: what a sample is compared with when it is explained. */
  readonly mean: Float64Array;
}

/**
 * A linear model of what was found about the mean. The intercept belongs to the coefficients as they are kept, in float32,
 * so that features far from 0 cost no precision.
 *
 * @param weights features × classes, row-major
 * @param atMean score of each class at the mean
 */
export function linearModelAbout(
  mean: Float64Array,
  weights: ArrayLike<number>,
  atMean: ArrayLike<number>,
): CentredLinearModel {
  const [features, classes] = [mean.length, atMean.length];
  const coefficients = dense(classes, features);
  const intercept = Float64Array.from(atMean);
  for (let c = 0; c < classes; c++)
    for (let j = 0; j < features; j++) {
      const at = c * features + j;
      coefficients.values[at] = weights[j * classes + c]!;
      intercept[c]! -= coefficients.values[at]! * mean[j]!;
    }
  return { coefficients, intercept, mean };
}

/** Scores of the classes, samples × classes. */
export function linearScores(x: Dense, { coefficients, intercept }: LinearModel): Float64Array {
  const classes = intercept.length;
  const out = new Float64Array(x.rows * classes);
  for (let i = 0; i < x.rows; i++) {
    const sample = rowOf(x, i);
    for (let c = 0; c < classes; c++) {
      const weights = rowOf(coefficients, c);
      let sum = intercept[c]!;
      for (let j = 0; j < sample.length; j++) sum += weights[j]! * sample[j]!;
      out[i * classes + c] = sum;
    }
  }
  return out;
}

/** Softmax of the scores of each class, samples × classes. */
export function linearProbabilities(x: Dense, model: LinearModel): Float32Array {
  return softmaxRows(linearScores(x, model), model.intercept.length);
}

/** Softmax of each row. @param scores rows × classes, row-major */
export function softmaxRows(scores: Float64Array, classes: number): Float32Array {
  const out = new Float32Array(scores.length);
  for (let from = 0; from < scores.length; from += classes) {
    let highest = -Infinity;
    for (let c = 0; c < classes; c++) highest = Math.max(highest, scores[from + c]!);
    let total = 0;
    for (let c = 0; c < classes; c++) total += Math.exp(scores[from + c]! - highest);
    for (let c = 0; c < classes; c++) out[from + c] = Math.exp(scores[from + c]! - highest) / total;
  }
  return out;
}

/**
 * What each feature adds to the score of the sample's target class above the mean score of the others, counted from the
 * mean sample: coefficient × (value − mean).
 */
export function linearAttribution(
  x: Dense,
  { coefficients, mean }: Pick<CentredLinearModel, "coefficients" | "mean">,
  targets: Int32Array,
): Dense {
  const against = Array.from({ length: coefficients.rows }, (_, target) => targetAgainstOthers(coefficients, target));
  return weightedDifferences(x, mean, against, targets);
}

/** Weight × (value − mean), with the weights of each sample's target. @param weights one line a class */
export function weightedDifferences(
  x: Dense,
  mean: Float64Array,
  weights: readonly Float64Array[],
  targets: Int32Array,
): Dense {
  const out = dense(x.rows, x.columns);
  for (let i = 0; i < x.rows; i++) {
    const own = weights[targets[i]!]!;
    for (let j = 0, at = i * x.columns; j < x.columns; j++, at++) out.values[at] = own[j]! * (x.values[at]! - mean[j]!);
  }
  return out;
}

function targetAgainstOthers(coefficients: Dense, target: number): Float64Array {
  const { rows: classes, columns } = coefficients;
  const out = new Float64Array(columns);
  for (let c = 0; c < classes; c++) {
    const weights = rowOf(coefficients, c);
    const share = c === target ? 1 : -1 / (classes - 1);
    for (let j = 0; j < columns; j++) out[j]! += share * weights[j]!;
  }
  return out;
}
