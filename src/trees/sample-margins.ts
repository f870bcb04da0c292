import { solveSymmetric } from "../math/solve-symmetric.js";
import { outputsOf } from "./margins.js";

/** How far a tree of vectors moves the margins. */
export interface StepOptions {
  readonly learningRate: number;
  /** Added to the second derivatives of a leaf. */
  readonly lambda: number;
  /** Newton steps from which a leaf's values are added up, 1 or more. */
  readonly leafSteps: number;
}

/** What the model says of each sample, its outputs side by side: samples × outputs. It begins with nothing, at 0. */
export interface SampleMargins {
  readonly outputs: number;
  /** Negative gradients of the log loss, samples × outputs. They hold until the next call. */
  descent(): Float64Array;
  /** Moves the margins by what the leaves say. @returns that, leaves × outputs */
  move(leafOf: Int32Array, leaves: number): Float64Array;
}

/**
 * Margins moved by trees of vectors. A leaf's step solves (H + λ) step = descent, H the whole second derivative of the
 * softmax, p on the diagonal less p pᵀ, summed over the leaf's samples (for two classes p (1 - p)). Of several steps each
 * begins where the last one led, and is halved until the loss of all samples falls, which counts as a step, too (as in the
 * reference).
 */
export function sampleMargins(
  classes: Int32Array,
  count: number,
  { learningRate, lambda, leafSteps }: StepOptions,
): SampleMargins {
  const samples = classes.length;
  const outputs = outputsOf(count);
  const margins = new Float64Array(samples * outputs);
  const said = new Float64Array(margins.length);
  const down = new Float64Array(margins.length);
  const add = (to: Float64Array, values: Float64Array, leafOf: Int32Array, share: number) => {
    for (let i = 0; i < samples; i++)
      for (let k = 0; k < outputs; k++) to[i * outputs + k]! += share * values[leafOf[i]! * outputs + k]!;
  };

  /** Sets what is said and where it falls at a point. @returns the log loss there */
  const look = (point: Float64Array) => {
    let loss = 0;
    for (let i = 0; i < samples; i++) {
      const [from, to] = [i * outputs, (i + 1) * outputs];
      loss -= probabilities(point.subarray(from, to), said.subarray(from, to), classes[i]!);
      for (let k = 0; k < outputs; k++)
        down[from + k] = (classes[i] === (outputs === 1 ? 1 : k) ? 1 : 0) - said[from + k]!;
    }
    return loss;
  };

  const step = (leafOf: Int32Array, leaves: number) => {
    const right = new Float64Array(leaves * outputs);
    const size = outputs * outputs;
    const matrix = new Float64Array(leaves * size);
    leafOf.forEach((leaf, i) => {
      for (let k = 0; k < outputs; k++) {
        const p = said[i * outputs + k]!;
        const row = leaf * size + k * outputs;
        right[leaf * outputs + k]! += down[i * outputs + k]!;
        matrix[row + k]! += p;
        for (let m = 0; m <= k; m++) matrix[row + m]! -= p * said[i * outputs + m]!;
      }
    });
    for (let leaf = 0; leaf < leaves; leaf++) {
      const own = matrix.subarray(leaf * size, (leaf + 1) * size);
      for (let k = 0; k < outputs; k++) own[k * outputs + k]! += lambda;
      const to = right.subarray(leaf * outputs, (leaf + 1) * outputs);
      if (to.some((value) => value !== 0)) to.set(solveSymmetric(own, to));
    }
    return right;
  };

  /** Adds steps up, each of which lowers the loss. The derivatives are those at the margins. */
  const walk = (leafOf: Int32Array, leaves: number) => {
    const values = new Float64Array(leaves * outputs);
    const point = margins.slice();
    const tried = new Float64Array(point.length);
    let loss = look(point);
    for (let made = 0; made < leafSteps; made++) {
      const whole = step(leafOf, leaves);
      for (let share = 1; made < leafSteps; share /= 2, made++) {
        tried.set(point);
        add(tried, whole, leafOf, share);
        const now = look(tried);
        if (now >= loss) continue;
        loss = now;
        point.set(tried);
        whole.forEach((value, at) => (values[at]! += share * value));
        break;
      }
    }
    return values;
  };

  return {
    outputs,
    descent() {
      look(margins);
      return down;
    },
    move(leafOf, leaves) {
      const whole = leafSteps === 1 ? step(leafOf, leaves) : walk(leafOf, leaves);
      const values = whole.map((value) => learningRate * value);
      add(margins, values, leafOf, 1);
      return values;
    },
  };
}

/** The logistic function of one margin, the softmax of several. @returns the logarithm of what is said of the class */
function probabilities(margins: Float64Array, to: Float64Array, own: number): number {
  if (margins.length === 1) {
    const margin = margins[0]!;
    to[0] = 1 / (1 + Math.exp(-margin));
    const against = own === 1 ? -margin : margin;
    return -(Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
  }
  const largest = margins.reduce((most, margin) => Math.max(most, margin), -Infinity);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) sum += to[k] = Math.exp(margins[k]! - largest);
  for (let k = 0; k < margins.length; k++) to[k]! /= sum;
  return margins[own]! - largest - Math.log(sum);
}
