/** What the model says of each sample: one margin for two classes, else one a class. */
export interface Margins {
  readonly outputs: number;
  /** Derivatives of the log loss, output after output: outputs × samples. They hold until the next call. */
  derive(): { readonly gradient: Float64Array; readonly hessian: Float64Array };
  /**
   * Moves one output by the values of a tree's leaves, which the derivatives give.
   *
   * @returns these values, as samples that are not here are moved by them
   */
  move(output: number, leafOf: Int32Array, leaves: number): Float64Array;
}

/** How far a tree moves the margins. */
export interface MoveOptions {
  readonly learningRate: number;
  /** Added to the second derivatives of a leaf. */
  readonly lambda: number;
  /** Factor on the second derivatives of the softmax, by the number of classes. */
  readonly curvature: (classes: number) => number;
}

/** Class 1 against class 0 for two, else each class. */
export function outputsOf(classes: number): number {
  return classes === 2 ? 1 : classes;
}

/** Margins without any feature: log odds of the classes. */
export function priorMargins(classes: Int32Array, count: number): Float64Array {
  const shares = new Float64Array(count);
  for (const c of classes) shares[c]! += 1 / classes.length;
  return count === 2 ? Float64Array.of(Math.log(shares[1]! / shares[0]!)) : shares.map(Math.log);
}

const leastCurvature = 1e-16;

/** Derivatives of the log loss at given margins, output after output. */
export function derive(
  margins: Float64Array,
  classes: Int32Array,
  factor: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const samples = classes.length;
  const outputs = margins.length / samples;
  for (let i = 0; i < samples; i++) {
    const own = classes[i]!;
    if (outputs === 1) {
      const p = 1 / (1 + Math.exp(-margins[i]!));
      gradient[i] = p - own;
      hessian[i] = Math.max(leastCurvature, p * (1 - p));
      continue;
    }
    let largest = -Infinity;
    for (let at = i; at < margins.length; at += samples) largest = Math.max(largest, margins[at]!);
    let sum = 0;
    for (let at = i; at < margins.length; at += samples) sum += gradient[at] = Math.exp(margins[at]! - largest);
    for (let at = i, k = 0; k < outputs; at += samples, k++) {
      const p = gradient[at]! / sum;
      gradient[at] = p - (k === own ? 1 : 0);
      hessian[at] = Math.max(leastCurvature, factor * p * (1 - p));
    }
  }
}

/** Newton's step of each leaf from the samples of it. */
export function leafValues(
  gradient: Float64Array,
  hessian: Float64Array,
  leafOf: Int32Array,
  leaves: number,
  { learningRate, lambda }: MoveOptions,
): Float64Array {
  const values = new Float64Array(leaves);
  const curvature = new Float64Array(leaves).fill(lambda);
  leafOf.forEach((leaf, i) => {
    values[leaf]! -= gradient[i]!;
    curvature[leaf]! += hessian[i]!;
  });
  return values.map((value, l) => (curvature[l]! > 0 ? (learningRate * value) / curvature[l]! : 0));
}

/** Margins that every tree moves as it was learnt: from all samples. */
export function plainMargins(classes: Int32Array, count: number, options: MoveOptions): Margins {
  const samples = classes.length;
  const outputs = outputsOf(count);
  const prior = priorMargins(classes, count);
  const margins = Float64Array.from({ length: outputs * samples }, (_, at) => prior[Math.floor(at / samples)]!);
  const gradient = new Float64Array(margins.length);
  const hessian = new Float64Array(margins.length);
  return {
    outputs,
    derive() {
      derive(margins, classes, options.curvature(count), gradient, hessian);
      return { gradient, hessian };
    },
    move(output, leafOf, leaves) {
      const [from, to] = [output * samples, (output + 1) * samples];
      const own = [gradient.subarray(from, to), hessian.subarray(from, to)] as const;
      const values = leafValues(...own, leafOf, leaves, options);
      for (let i = 0; i < samples; i++) margins[from + i]! += values[leafOf[i]!]!;
      return values;
    },
  };
}

/** Probabilities of the classes, samples × classes, from margins, samples × outputs. */
export function probabilitiesOf(margins: Float64Array, classes: number): Float32Array {
  if (classes === 2)
    return Float32Array.from({ length: 2 * margins.length }, (_, at) => {
      const sign = at % 2 === 1 ? -1 : 1;
      return 1 / (1 + Math.exp(sign * margins[at >> 1]!));
    });
  const out = new Float32Array(margins.length);
  for (let from = 0; from < margins.length; from += classes) {
    const own = margins.subarray(from, from + classes);
    const largest = own.reduce((most, margin) => Math.max(most, margin), -Infinity);
    const sum = own.reduce((total, margin) => total + Math.exp(margin - largest), 0);
    for (let c = 0; c < classes; c++) out[from + c] = Math.exp(own[c]! - largest) / sum;
  }
  return out;
}
