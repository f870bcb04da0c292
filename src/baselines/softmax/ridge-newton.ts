import { lineSearch, type SearchPoint } from "./line-search.js";
import { moved } from "./moved.js";
import { SoftmaxLoss, startingIntercepts } from "./softmax-loss.js";
import { dot, type WeightSpace } from "./weight-space.js";

/** What was found; `weights` size of the space × outputs. */
export interface SoftmaxAnswer {
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
  readonly converged: boolean;
}

/** When to stop, and how to let others work meanwhile. */
export interface SoftmaxLimits {
  /** How large a slope is let stand, as a share of that at the start. */
  readonly tolerance: number;
  /** Rounds after which the search is given up. */
  readonly iterations: number;
  readonly breathe: () => Promise<void>;
}

/** Steps of conjugate gradients in a round. */
const INNER = 250;

/**
 * Softmax regression with a penalty ½ penalty |weights|², intercepts free: Newton's method, each step found by conjugate
 * gradients as exactly as it deserves (Dembo & Steihaug 1983).
 *
 * @param start answer to a problem nearby, from where the search sets out
 */
export async function ridgeSoftmax(
  space: WeightSpace,
  labels: Int32Array,
  classes: number,
  penalty: number,
  { tolerance, iterations, breathe }: SoftmaxLimits,
  start?: Pick<SoftmaxAnswer, "weights" | "intercepts">,
): Promise<SoftmaxAnswer> {
  const task = new Task(space, new SoftmaxLoss(labels, classes), penalty);
  let at = task.at(new Float64Array(task.split), startingIntercepts(labels, classes));
  let slopes = task.slopes(at);
  const first = slopes.size;
  if (start) {
    at = task.at(start.weights, start.intercepts);
    slopes = task.slopes(at);
  }
  const enough = tolerance * Math.max(first, Number.MIN_VALUE);
  for (let round = 0; round < iterations && slopes.size > enough; round++) {
    const share = Math.max(Math.min(0.1, slopes.size / first), (0.1 * enough) / slopes.size);
    const step = await descent(task, slopes, share, breathe);
    const next = lineSearch(at, step, step.promise, (vector, scores) => task.value(vector, scores));
    if (!next) break;
    at = next;
    slopes = task.slopes(at);
  }
  const answer = { weights: at.weights.slice(0, task.split), intercepts: at.weights.slice(task.split) };
  return { ...answer, converged: slopes.size <= Math.max(enough, 1e-7 * first) };
}

/** A way down, each direction by its own curvature. */
interface Scaled {
  readonly scaled: Float64Array;
  readonly scores: Float64Array;
  /** Slope along it. */
  readonly square: number;
}

interface Slopes extends Scaled {
  /** Curvature along each axis alone. */
  readonly own: Float64Array;
  /** The slopes, downhill. */
  readonly left: Float64Array;
  /** Of the slopes, weighed by curvature. */
  readonly size: number;
}

/** What is minimised, over one vector: weights, then intercepts. Scores are those of the weights alone. */
class Task {
  readonly #space: WeightSpace;
  readonly #loss: SoftmaxLoss;
  readonly #penalty: number;
  /** Where the intercepts begin. */
  readonly split: number;

  constructor(space: WeightSpace, loss: SoftmaxLoss, penalty: number) {
    [this.#space, this.#loss, this.#penalty] = [space, loss, penalty];
    this.split = space.size * loss.outputs;
  }

  at(weights: Float64Array, intercepts: Float64Array): SearchPoint {
    const vector = new Float64Array(this.split + intercepts.length);
    vector.set(weights);
    vector.set(intercepts, this.split);
    const scores = this.#scores(vector);
    return { weights: vector, scores, value: this.value(vector, scores) };
  }

  #scores(vector: Float64Array): Float64Array {
    return this.#space.scores(vector.subarray(0, this.split));
  }

  /** Remembers the probabilities of these scores. */
  value(vector: Float64Array, scores: Float64Array): number {
    const weights = vector.subarray(0, this.split);
    const square = this.#space.product(weights, weights, scores);
    return this.#loss.evaluate(this.#lifted(scores, vector)) + (this.#penalty / 2) * square;
  }

  slopes({ weights }: SearchPoint): Slopes {
    const left = this.#back(this.#loss.slopes(), weights).map((slope) => -slope);
    const own = this.#ownCurvature();
    const down = this.scaled(left, own);
    return { own, left, ...down, size: Math.sqrt(Math.max(0, down.square)) };
  }

  scaled(left: Float64Array, own: Float64Array): Scaled {
    const { split } = this;
    const scaled = left.map((value, at) => value / own[at]!);
    const scores = this.#scores(scaled);
    const byWeights = this.#space.product(left.subarray(0, split), scaled.subarray(0, split), scores);
    return { scaled, scores, square: byWeights + dot(left.subarray(split), scaled.subarray(split)) };
  }

  /** Curvature times a direction, and along it. */
  curved(direction: Float64Array, scores: Float64Array) {
    const lifted = this.#lifted(scores, direction);
    const byScore = this.#loss.curved(lifted);
    const weights = direction.subarray(0, this.split);
    const along = dot(byScore, lifted) + this.#penalty * this.#space.product(weights, weights, scores);
    return { along, curved: this.#back(byScore, direction) };
  }

  /** Curvature along each axis alone. */
  #ownCurvature(): Float64Array {
    const { outputs, probabilities } = this.#loss;
    const spread = probabilities.map((p) => p * (1 - p));
    const out = new Float64Array(this.split + outputs).fill(1e-10);
    for (const [at, bend] of this.#space.curvature(spread).entries()) out[at] = bend + this.#penalty;
    for (let at = 0; at < spread.length; at++) out[this.split + (at % outputs)]! += spread[at]!;
    return out;
  }

  #lifted(scores: Float64Array, vector: Float64Array): Float64Array {
    const { outputs } = this.#loss;
    return scores.map((score, at) => score + vector[this.split + (at % outputs)]!);
  }

  #back(byScore: Float64Array, vector: Float64Array): Float64Array {
    const { outputs } = this.#loss;
    const out = new Float64Array(vector.length);
    out.set(this.#space.back(byScore));
    for (let at = 0; at < this.split; at++) out[at]! += this.#penalty * vector[at]!;
    for (let at = 0; at < byScore.length; at++) out[this.split + (at % outputs)]! += byScore[at]!;
    return out;
  }
}

/** Solves curvature × step = −slopes until what is left is this share of the slopes. */
async function descent(task: Task, slopes: Slopes, share: number, breathe: () => Promise<void>) {
  const { own } = slopes;
  const left = slopes.left.slice();
  let { scaled: direction, scores, square } = slopes;
  const step = { weights: new Float64Array(left.length), scores: new Float64Array(scores.length), promise: 0 };
  const enough = share * share * square;
  for (let inner = 0; inner < INNER && square > enough; inner++) {
    const { along, curved } = task.curved(direction, scores);
    if (!(along > 0)) break;
    const length = square / along;
    add(step.weights, direction, length);
    add(step.scores, scores, length);
    add(left, curved, -length);
    step.promise -= length * square; // slopes × direction is −square, as what came before is conjugate
    const next = task.scaled(left, own);
    direction = moved(next.scaled, direction, next.square / square);
    scores = moved(next.scores, scores, next.square / square);
    square = next.square;
    await breathe();
  }
  return step;
}

function add(to: Float64Array, from: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at]! += times * from[at]!;
}
