import type { Linalg } from "../../engine/linalg.js";
import { activeCurvature, type Coordinate } from "./active-curvature.js";
import { byOutput, type SoftmaxLoss } from "./softmax-loss.js";

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
/** Rounds through those that have weights, between two through all. */
const ACTIVE_ROUNDS = 500;
/** More coordinates with weights than that are not gone through by themselves: their curvature would be too large. */
const MOST = 1024;
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
 * another (Friedman, Hastie & Tibshirani 2010; Yuan, Ho & Lin 2012). Between two rounds through all, those that have weights
 * are gone through on their curvature alone. A round in which nothing moves much is the last.
 *
 * @param slopes of the loss along the weights, features × outputs
 * @param precision largest fall of the model in a coordinate, as a share of the first round's, that is let stand
 */
export async function elasticStep(
  loss: SoftmaxLoss,
  set: WorkingSet,
  slopes: Float64Array,
  penalty: ElasticPenalty,
  precision: number,
  linalg: Linalg,
  breathe: () => Promise<void>,
): Promise<ElasticStep> {
  const model = new Model(loss, set, slopes, penalty);
  let first = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const most = model.round();
    await breathe();
    if (round === 0) first = most;
    if (most <= precision * first) break;
    model.activeRounds(precision * first, linalg);
    await breathe();
  }
  return model.step();
}

/** The model and a point on it. */
class Model {
  readonly #outputs: number;
  readonly #split: number;
  readonly #penalty: ElasticPenalty;
  readonly #coordinates: readonly Coordinate[];
  readonly #p: readonly Float64Array[];
  readonly #slopes: Float64Array;
  readonly #bends: Float64Array;
  /** Weights and intercepts at the start, and their change. */
  readonly #start: Float64Array;
  readonly #step: Float64Array;
  /** Change of the scores. */
  readonly #scores: readonly Float64Array[];
  /** Σ over outputs of probability × change of score. */
  readonly #means: Float64Array;

  constructor(
    loss: SoftmaxLoss,
    { columns, weights, intercepts }: WorkingSet,
    slopes: Float64Array,
    penalty: ElasticPenalty,
  ) {
    const { outputs: k, labels } = loss;
    const n = labels.length;
    const outputs = Array.from({ length: k }, (_, c) => c);
    [this.#outputs, this.#split, this.#penalty] = [k, columns.length * k, penalty];
    this.#p = byOutput(loss.probabilities, k);
    this.#coordinates = [...columns, new Float64Array(n).fill(1)].flatMap((column) =>
      outputs.map((output) => ({ column, output })),
    );
    const ofIntercepts = byOutput(loss.slopes(), k).map((own) => own.reduce((sum, slope) => sum + slope, 0));
    const spread = this.#p.map((own) => own.map((p) => p * (1 - p)));
    this.#slopes = joined(slopes, ofIntercepts);
    this.#bends = Float64Array.from(this.#coordinates, ({ column, output }) => squareIn(column, spread[output]!));
    this.#start = joined(weights, intercepts);
    this.#step = new Float64Array(this.#start.length);
    this.#scores = outputs.map(() => new Float64Array(n));
    this.#means = new Float64Array(n);
  }

  /** Goes through all coordinates; the largest fall. */
  round(): number {
    let most = 0;
    for (let at = 0; at < this.#step.length; at++) {
      const bend = this.#bends[at]!;
      const move = this.#wish(at, this.#step[at]!, this.#slope(at), bend);
      if (move === 0) continue;
      this.#move(at, move);
      most = Math.max(most, move * move * bend);
    }
    return most;
  }

  /** Goes through those with weights until none falls more than enough. */
  activeRounds(enough: number, linalg: Linalg): void {
    const active = Array.from(this.#step.keys()).filter(
      (at) => at >= this.#split || this.#start[at]! + this.#step[at]! !== 0,
    );
    const m = active.length;
    if (m > MOST) return;
    const curvature = activeCurvature(
      active.map((at) => this.#coordinates[at]!),
      this.#p,
      linalg,
    );
    const slopes = Float64Array.from(active, (at) => this.#slope(at));
    const moves = new Float64Array(m);
    for (let round = 0, most = Infinity; round < ACTIVE_ROUNDS && most > enough; round++) {
      most = 0;
      for (let a = 0; a < m; a++) {
        const bend = curvature[a * m + a]!;
        const move = this.#wish(active[a]!, this.#step[active[a]!]! + moves[a]!, slopes[a]!, bend);
        if (move === 0) continue;
        moves[a]! += move;
        for (let b = 0, from = a * m; b < m; b++) slopes[b]! += curvature[from + b]! * move;
        most = Math.max(most, move * move * bend);
      }
    }
    for (let a = 0; a < m; a++) if (moves[a] !== 0) this.#move(active[a]!, moves[a]!);
  }

  step(): ElasticStep {
    const k = this.#outputs;
    const scores = Float64Array.from(
      { length: this.#means.length * k },
      (_, at) => this.#scores[at % k]![Math.floor(at / k)]!,
    );
    return { weights: this.#step.slice(0, this.#split), intercepts: this.#step.slice(this.#split), scores };
  }

  #slope(at: number): number {
    const { column, output } = this.#coordinates[at]!;
    const [p, scores, means] = [this.#p[output]!, this.#scores[output]!, this.#means];
    let sum = this.#slopes[at]!;
    for (let i = 0; i < column.length; i++) sum += column[i]! * p[i]! * (scores[i]! - means[i]!);
    return sum;
  }

  /** By how much a coordinate wants to move. */
  #wish(at: number, step: number, slope: number, bend: number): number {
    const { lasso, ridge } = this.#penalty;
    const own = this.#start[at]! + step;
    if (at >= this.#split) return -slope / (bend + LEAST);
    const bent = bend + ridge + LEAST;
    const wished = own - (slope + ridge * own) / bent;
    return Math.sign(wished) * Math.max(0, Math.abs(wished) - lasso / bent) - own;
  }

  #move(at: number, move: number): void {
    const { column, output } = this.#coordinates[at]!;
    const [p, scores, means] = [this.#p[output]!, this.#scores[output]!, this.#means];
    for (let i = 0; i < column.length; i++) {
      const change = column[i]! * move;
      scores[i]! += change;
      means[i]! += p[i]! * change;
    }
    this.#step[at]! += move;
  }
}

function joined(one: Float64Array, other: ArrayLike<number>): Float64Array {
  const out = new Float64Array(one.length + other.length);
  out.set(one);
  out.set(other, one.length);
  return out;
}

function squareIn(column: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]! * column[i]! * weights[i]!;
  return sum;
}
