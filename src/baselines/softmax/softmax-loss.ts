/**
 * Log loss of softmax probabilities, summed over samples. Two classes share one score, that of the second against the first;
 * more have one each.
 */
export class SoftmaxLoss {
  readonly labels: Int32Array;
  /** Scores a sample. */
  readonly outputs: number;
  /** Of the scores evaluated last, samples × outputs. */
  readonly probabilities: Float64Array;

  constructor(labels: Int32Array, classes: number) {
    this.labels = labels;
    this.outputs = classes === 2 ? 1 : classes;
    this.probabilities = new Float64Array(labels.length * this.outputs);
  }

  /** @param scores samples × outputs */
  evaluate(scores: Float64Array): number {
    const { labels, outputs: k, probabilities } = this;
    let loss = 0;
    for (let i = 0, from = 0; i < labels.length; i++, from += k) {
      let highest = k === 1 ? 0 : -Infinity; // the first of two classes has the score 0
      for (let c = 0; c < k; c++) highest = Math.max(highest, scores[from + c]!);
      let total = k === 1 ? Math.exp(-highest) : 0;
      for (let c = 0; c < k; c++) total += probabilities[from + c] = Math.exp(scores[from + c]! - highest);
      for (let c = 0; c < k; c++) probabilities[from + c]! /= total;
      const own = this.#output(labels[i]!);
      loss += Math.log(total) + highest - (own < 0 ? 0 : scores[from + own]!);
    }
    return loss;
  }

  /** Slope of the loss along each score: probability less what was observed. */
  slopes(): Float64Array {
    const out = this.probabilities.slice();
    for (const [i, label] of this.labels.entries()) {
      const own = this.#output(label);
      if (own >= 0) out[i * this.outputs + own]! -= 1;
    }
    return out;
  }

  /** Curvature of the loss times a direction, samples × outputs. */
  curved(direction: Float64Array): Float64Array {
    const { outputs: k, probabilities } = this;
    const out = new Float64Array(direction.length);
    for (let from = 0; from < out.length; from += k) {
      let mean = 0;
      for (let c = from; c < from + k; c++) mean += probabilities[c]! * direction[c]!;
      for (let c = from; c < from + k; c++) out[c] = probabilities[c]! * (direction[c]! - mean);
    }
    return out;
  }

  #output(label: number): number {
    return this.outputs === 1 ? label - 1 : label;
  }
}

/** An array an output, so that what is summed up lies together. @param values samples × outputs */
export function byOutput(values: Float64Array, outputs: number): Float64Array[] {
  const apart = Array.from({ length: outputs }, () => new Float64Array(values.length / outputs));
  for (let at = 0; at < values.length; at++) apart[at % outputs]![Math.floor(at / outputs)] = values[at]!;
  return apart;
}

/** Weights or intercepts of the outputs as those of all classes. @param values rows × outputs */
export function ofAllClasses(values: ArrayLike<number>, outputs: number): Float64Array {
  if (outputs > 1) return Float64Array.from(values);
  return Float64Array.from({ length: 2 * values.length }, (_, at) => values[at >> 1]! * (at % 2 ? 0.5 : -0.5));
}

/** Scores of the intercepts alone: those of the classes' shares, with mean 0 where each class has one. */
export function startingIntercepts(labels: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]!++;
  const logs = counts.map(Math.log);
  if (classes === 2) return Float64Array.of(logs[1]! - logs[0]!);
  const mean = logs.reduce((sum, value) => sum + value, 0) / classes;
  return logs.map((value) => value - mean);
}
