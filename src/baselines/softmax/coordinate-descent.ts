import type { SoftmaxLoss } from "./softmax-loss.js";

/** Features in play: their columns, and what stands on them. */
export interface WorkingSet {
  /** Column of each feature, float64. */
  readonly columns: readonly Float64Array[];
  /** Weights, features × outputs. */
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
}

/** A penalty lasso Σ|weight| + ½ ridge Σ weight². */
export interface ElasticPenalty {
  readonly lasso: number;
  readonly ridge: number;
}

/** Rounds through all coordinates in a step. */
const ROUNDS = 60;
/** Curvature of what the samples do not bend; keeps a division a number. */
const LEAST = 1e-12;

/** A step towards the minimum of the second-order model of the loss plus the penalty. */
export interface ElasticStep {
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
  /** Change of the scores, samples × outputs. */
  readonly scores: Float64Array;
}

/**
 * Minimises the model of the loss at its last scores, with all outputs' curvature, plus the penalty, one coordinate after
 * another (Friedman, Hastie & Tibshirani 2010; Yuan, Ho & Lin 2012). A round in which nothing moves much is the last.
 *
 * @param precision largest fall of the model in a coordinate, as a share of the first round's, that is let stand
 */
export async function elasticStep(
  loss: SoftmaxLoss,
  { columns, weights, intercepts }: WorkingSet,
  { lasso, ridge }: ElasticPenalty,
  precision: number,
  breathe: () => Promise<void>,
): Promise<ElasticStep> {
  const { probabilities: p, outputs: k, labels } = loss;
  const n = labels.length;
  const slopes = loss.slopes();
  const ones = new Float64Array(n).fill(1);
  const all = [...columns, ones];
  const lines = all.map((column) => ofColumn(column, p, slopes, k));
  const step = new Float64Array(all.length * k);
  const scores = new Float64Array(n * k);
  const means = new Float64Array(n); // Σ over outputs of probability × change of score
  let first = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let most = 0;
    for (const [j, column] of all.entries()) {
      const free = column === ones;
      for (let c = 0; c < k; c++) {
        let slope = lines[j]!.slopes[c]!;
        for (let i = 0, at = c; i < n; i++, at += k) slope += column[i]! * p[at]! * (scores[at]! - means[i]!);
        const own = (free ? intercepts[c]! : weights[j * k + c]!) + step[j * k + c]!;
        const bend = lines[j]!.bends[c]! + (free ? 0 : ridge) + LEAST;
        const wished = own - (slope + (free ? 0 : ridge * own)) / bend;
        const next = free ? wished : Math.sign(wished) * Math.max(0, Math.abs(wished) - lasso / bend);
        const move = next - own;
        if (move === 0) continue;
        step[j * k + c]! += move;
        for (let i = 0, at = c; i < n; i++, at += k) {
          scores[at]! += column[i]! * move;
          means[i]! += p[at]! * column[i]! * move;
        }
        most = Math.max(most, move * move * bend);
      }
    }
    await breathe();
    if (round === 0) first = most;
    if (most <= precision * first) break;
  }
  const split = columns.length * k;
  return { weights: step.slice(0, split), intercepts: step.slice(split), scores };
}

/** Slope and curvature of the loss along one feature, for each output. */
function ofColumn(column: Float64Array, p: Float64Array, slopes: Float64Array, k: number) {
  const out = { slopes: new Float64Array(k), bends: new Float64Array(k) };
  for (let i = 0; i < column.length; i++)
    for (let c = 0, at = i * k; c < k; c++, at++) {
      out.slopes[c]! += column[i]! * slopes[at]!;
      out.bends[c]! += column[i]! ** 2 * p[at]! * (1 - p[at]!);
    }
  return out;
}
