import type { KeptMatrix, Linalg, RealMatrix } from "../../engine/linalg.js";
import { type ElasticPenalty, elasticStep, type WorkingSet } from "./coordinate-descent.js";
import type { SoftmaxAnswer, SoftmaxLimits } from "./ridge-newton.js";
import { lineSearch, type SearchPoint } from "./line-search.js";
import { moved } from "./moved.js";
import { byOutput, SoftmaxLoss, startingIntercepts } from "./softmax-loss.js";
import { dot } from "./weight-space.js";

/** Features that come into play at once, at least. */
const AT_LEAST = 32;
/** Newton steps on one working set. */
const STEPS = 50;
/** As long as features come into play, those that are there are left with this share of the largest slope. */
const LOOSE = 0.1;
/** Slope a sample that is nothing but rounding. */
const ROUNDING = 1e-13;
/** How exactly a step is found: largest fall in a coordinate that is let stand, as a share of the first. */
const PRECISION = 1e-4;

/**
 * Softmax regression with a lasso or elastic-net penalty, intercepts free. Few features have weights: only those, and those
 * whose slope is larger than the penalty, are in play; all are looked at between.
 *
 * @param x samples × features, centred
 * @param start answer to a problem nearby, from where the search sets out
 */
export async function elasticSoftmax(
  x: RealMatrix,
  labels: Int32Array,
  classes: number,
  penalty: ElasticPenalty,
  linalg: Linalg,
  { tolerance, iterations, breathe }: SoftmaxLimits,
  start?: Pick<SoftmaxAnswer, "weights" | "intercepts">,
): Promise<SoftmaxAnswer> {
  const kept = linalg.keep(x);
  try {
    const loss = new SoftmaxLoss(labels, classes);
    const k = loss.outputs;
    const weights = new Float64Array(x.columns * k);
    let intercepts: Float64Array = startingIntercepts(labels, classes);
    const known = new Map<number, Float64Array>();
    const column = (feature: number) => {
      const own = known.get(feature) ?? columnOf(x, feature);
      known.set(feature, own);
      return own;
    };
    const look = () => {
      const scores = scoresOf(weights, intercepts, labels.length, column);
      loss.evaluate(scores);
      return { scores, slopes: slopesOf(kept, loss, linalg) };
    };
    let { scores, slopes } = look();
    const largest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    const enough = Math.max(tolerance * largest, ROUNDING * labels.length);
    if (start) {
      weights.set(start.weights);
      ({ intercepts } = start);
      ({ scores, slopes } = look());
    }
    let converged = false;
    for (let round = 0; round < iterations && !converged; round++) {
      const misses = missesOf(weights, slopes, penalty, k);
      converged = misses.every((miss) => miss <= enough) && interceptMiss(loss) <= enough;
      if (converged) break;
      const inPlay = chosenFeatures(weights, misses, enough, k);
      const set = {
        columns: inPlay.map(column),
        weights: Float64Array.from(
          { length: inPlay.length * k },
          (_, at) => weights[inPlay[Math.floor(at / k)]! * k + (at % k)]!,
        ),
        intercepts,
      };
      const worst = misses.reduce((most, miss) => Math.max(most, miss), 0);
      const solved = await solveSet(loss, set, scores, penalty, Math.max(enough / 2, LOOSE * worst), linalg, breathe);
      ({ scores, intercepts } = solved);
      for (const [at, feature] of inPlay.entries())
        weights.set(solved.weights.subarray(at * k, (at + 1) * k), feature * k);
      slopes = slopesOf(kept, loss, linalg);
    }
    return { weights, intercepts, converged };
  } finally {
    kept.release();
  }
}

/** Newton steps, each with a line search, until no feature in play wants to move. */
async function solveSet(
  loss: SoftmaxLoss,
  start: WorkingSet,
  startScores: Float64Array,
  penalty: ElasticPenalty,
  enough: number,
  linalg: Linalg,
  breathe: () => Promise<void>,
) {
  const valueOf = (weights: Float64Array, scores: Float64Array) => loss.evaluate(scores) + penaltyOf(weights, penalty);
  let { intercepts } = start;
  let at: SearchPoint = { weights: start.weights, scores: startScores, value: valueOf(start.weights, startScores) };
  for (let update = 0; update < STEPS; update++) {
    const slopes = columnSlopes(loss, start.columns);
    const misses = missesOf(at.weights, slopes, penalty, loss.outputs);
    if (misses.every((miss) => miss <= enough) && interceptMiss(loss) <= enough) break;
    const step = await elasticStep(
      loss,
      { ...start, weights: at.weights, intercepts },
      slopes,
      penalty,
      PRECISION,
      linalg,
      breathe,
    );
    const promise = promised(loss, step.scores, at.weights, step.weights, penalty);
    const next = lineSearch(at, step, promise, valueOf);
    if (!next) {
      loss.evaluate(at.scores);
      break;
    }
    at = next;
    intercepts = moved(intercepts, step.intercepts, next.length);
  }
  return { weights: at.weights, intercepts, scores: at.scores };
}

/** Slope of the loss along the step plus the change of the penalty: what a full step promises at first order. */
function promised(
  loss: SoftmaxLoss,
  scores: Float64Array,
  weights: Float64Array,
  step: Float64Array,
  penalty: ElasticPenalty,
): number {
  const slopes = loss.slopes();
  let sum = penaltyOf(moved(weights, step, 1), penalty) - penaltyOf(weights, penalty);
  for (let at = 0; at < slopes.length; at++) sum += slopes[at]! * scores[at]!;
  return Math.min(0, sum);
}

function penaltyOf(weights: Float64Array, { lasso, ridge }: ElasticPenalty): number {
  let sum = 0;
  for (const weight of weights) sum += lasso * Math.abs(weight) + (ridge / 2) * weight * weight;
  return sum;
}

/** Scores of features with weights, in float64. */
function scoresOf(
  weights: Float64Array,
  intercepts: Float64Array,
  samples: number,
  column: (feature: number) => Float64Array,
): Float64Array {
  const k = intercepts.length;
  const out = Float64Array.from({ length: samples * k }, (_, at) => intercepts[at % k]!);
  for (const [at, weight] of weights.entries()) {
    if (weight === 0) continue;
    const own = column(Math.floor(at / k));
    for (let i = 0; i < samples; i++) out[i * k + (at % k)]! += weight * own[i]!;
  }
  return out;
}

/** Slope of the loss along each weight, features × outputs. */
function slopesOf(x: KeptMatrix, loss: SoftmaxLoss, linalg: Linalg): Float64Array {
  const byScore = { rows: x.rows, columns: loss.outputs, values: loss.slopes() };
  return Float64Array.from(linalg.matMul(x, byScore, { transposeA: true }).values);
}

/** The same of some columns, in float64. */
function columnSlopes(loss: SoftmaxLoss, columns: readonly Float64Array[]): Float64Array {
  const k = loss.outputs;
  const byScore = byOutput(loss.slopes(), k);
  const out = new Float64Array(columns.length * k);
  for (const [j, column] of columns.entries()) for (let c = 0; c < k; c++) out[j * k + c] = dot(column, byScore[c]!);
  return out;
}

function interceptMiss(loss: SoftmaxLoss): number {
  const sums = new Float64Array(loss.outputs);
  for (const [at, slope] of loss.slopes().entries()) sums[at % loss.outputs]! += slope;
  return sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
}

/** By how much the slope of each feature's weights, penalty included, misses 0; the largest of its outputs. */
function missesOf(
  weights: Float64Array,
  slopes: Float64Array,
  { lasso, ridge }: ElasticPenalty,
  k: number,
): Float64Array {
  const out = new Float64Array(weights.length / k);
  for (let feature = 0, at = 0; feature < out.length; feature++)
    for (let c = 0; c < k; c++, at++) {
      const weight = weights[at]!;
      const slope = slopes[at]! + ridge * weight;
      const miss = weight === 0 ? Math.abs(slope) - lasso : Math.abs(slope + lasso * Math.sign(weight));
      if (miss > out[feature]!) out[feature] = miss;
    }
  return out;
}

/** All features with weights, and as many of the worst others again. */
function chosenFeatures(weights: Float64Array, misses: Float64Array, enough: number, k: number): number[] {
  const [within, others]: [number[], number[]] = [[], []];
  for (let feature = 0; feature < misses.length; feature++) {
    let has = false;
    for (let at = feature * k; at < (feature + 1) * k; at++) has ||= weights[at] !== 0;
    if (has) within.push(feature);
    else if (misses[feature]! > enough) others.push(feature);
  }
  others.sort((a, b) => misses[b]! - misses[a]!);
  return [...within, ...others.slice(0, Math.max(AT_LEAST, within.length))].sort((a, b) => a - b);
}

function columnOf({ rows, columns, values }: RealMatrix, column: number): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) out[i] = values[i * columns + column]!;
  return out;
}
