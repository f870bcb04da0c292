import type { KeptMatrix, Linalg, RealMatrix } from "../../engine/linalg.js";
import { lineSearch, type SearchPoint } from "./line-search.js";
import { moved } from "./moved.js";
import { SoftmaxLoss, startingIntercepts } from "./softmax-loss.js";

/** What was found; `weights` features × outputs. */
export interface SoftmaxAnswer {
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
  readonly converged: boolean;
}

/** When to stop, and how to let others work meanwhile. */
export interface SoftmaxLimits {
  /** Largest slope that is let stand, as a share of the largest at the start. */
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
 * @param z samples × features, float64, centred
 */
export async function ridgeSoftmax(
  z: RealMatrix,
  labels: Int32Array,
  classes: number,
  penalty: number,
  linalg: Linalg,
  { tolerance, iterations, breathe }: SoftmaxLimits,
): Promise<SoftmaxAnswer> {
  const kept = linalg.keep(z);
  try {
    const loss = new SoftmaxLoss(labels, classes);
    const task = new Task(kept, loss, penalty, linalg);
    const start = new Float64Array((z.columns + 1) * loss.outputs);
    start.set(startingIntercepts(labels, classes), z.columns * loss.outputs);
    const startScores = task.scores(start);
    let at: SearchPoint = { weights: start, scores: startScores, value: task.value(start, startScores) };
    let slopes = task.slopes(at.weights);
    const first = largest(slopes);
    const enough = tolerance * Math.max(first, Number.MIN_VALUE);
    for (let round = 0; round < iterations && largest(slopes) > enough; round++) {
      const step = await descent(task, slopes, Math.min(0.1, largest(slopes) / first), breathe);
      const stepped = { weights: step, scores: task.scores(step) };
      const next = lineSearch(at, stepped, dot(slopes, step), (weights, scores) => task.value(weights, scores));
      if (!next) break;
      at = next;
      slopes = task.slopes(at.weights);
    }
    const split = z.columns * loss.outputs;
    const answer = { weights: at.weights.slice(0, split), intercepts: at.weights.slice(split) };
    return { ...answer, converged: largest(slopes) <= Math.max(enough, 1e-7 * first) };
  } finally {
    kept.release();
  }
}

/** What is minimised, over one vector: weights (features × outputs), then intercepts. */
class Task {
  readonly #z: KeptMatrix;
  readonly #loss: SoftmaxLoss;
  readonly #penalty: number;
  readonly #linalg: Linalg;

  constructor(z: KeptMatrix, loss: SoftmaxLoss, penalty: number, linalg: Linalg) {
    [this.#z, this.#loss, this.#penalty, this.#linalg] = [z, loss, penalty, linalg];
  }

  scores(vector: Float64Array): Float64Array {
    const { outputs } = this.#loss;
    const split = this.#z.columns * outputs;
    const weights = { rows: this.#z.columns, columns: outputs, values: vector.subarray(0, split) };
    const out = Float64Array.from(this.#linalg.matMul(this.#z, weights).values);
    for (let at = 0; at < out.length; at++) out[at]! += vector[split + (at % outputs)]!;
    return out;
  }

  /** Remembers the probabilities of these scores. */
  value(vector: Float64Array, scores: Float64Array): number {
    const weights = vector.subarray(0, this.#z.columns * this.#loss.outputs);
    return this.#loss.evaluate(scores) + (this.#penalty / 2) * dot(weights, weights);
  }

  slopes(vector: Float64Array): Float64Array {
    return this.#back(this.#loss.slopes(), vector);
  }

  curved(direction: Float64Array): Float64Array {
    return this.#back(this.#loss.curved(this.scores(direction)), direction);
  }

  /** Curvature along each axis alone. */
  ownCurvature(): Float64Array {
    const { probabilities: p, outputs } = this.#loss;
    const { rows, columns, values } = this.#z;
    const out = new Float64Array((columns + 1) * outputs);
    for (let i = 0; i < rows; i++)
      for (let c = 0; c < outputs; c++) {
        const spread = p[i * outputs + c]! * (1 - p[i * outputs + c]!);
        for (let j = 0; j < columns; j++) out[j * outputs + c]! += spread * values[i * columns + j]! ** 2;
        out[columns * outputs + c]! += spread;
      }
    return out.map((value, at) => value + (at < columns * outputs ? this.#penalty : 1e-10));
  }

  #back(byScore: Float64Array, vector: Float64Array): Float64Array {
    const { outputs } = this.#loss;
    const { rows, columns } = this.#z;
    const split = columns * outputs;
    const out = new Float64Array(vector.length);
    out.set(this.#linalg.matMul(this.#z, { rows, columns: outputs, values: byScore }, { transposeA: true }).values);
    for (let at = 0; at < split; at++) out[at]! += this.#penalty * vector[at]!;
    for (let at = 0; at < byScore.length; at++) out[split + (at % outputs)]! += byScore[at]!;
    return out;
  }
}

/** Solves curvature × step = −slopes until what is left is this share of the slopes. */
async function descent(task: Task, slopes: Float64Array, share: number, breathe: () => Promise<void>) {
  const own = task.ownCurvature();
  const step = new Float64Array(slopes.length);
  const left = slopes.map((slope) => -slope);
  let scaled = left.map((value, at) => value / own[at]!);
  let direction: Float64Array = scaled.slice();
  let size = dot(left, scaled);
  const enough = share * share * size;
  for (let inner = 0; inner < INNER && size > enough; inner++) {
    const curved = task.curved(direction);
    const bend = dot(direction, curved);
    if (!(bend > 0)) break;
    const length = size / bend;
    for (let at = 0; at < step.length; at++) {
      step[at]! += length * direction[at]!;
      left[at]! -= length * curved[at]!;
    }
    scaled = left.map((value, at) => value / own[at]!);
    const next = dot(left, scaled);
    direction = moved(scaled, direction, next / size);
    size = next;
    await breathe();
  }
  return step;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
