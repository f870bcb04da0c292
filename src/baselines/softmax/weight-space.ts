import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/** How weights are written down, and what they do: all that a search for them needs to know. */
export interface WeightSpace {
  readonly samples: number;
  /** Weights an output. */
  readonly size: number;
  /** Scores that weights (size × outputs) give, samples × outputs. */
  scores(weights: Float64Array): Float64Array;
  /** Slopes of weights that follow from slopes of scores. */
  back(byScore: Float64Array): Float64Array;
  /** Product of two lots of weights, all outputs together; `scores` are those of the second. */
  product(one: Float64Array, other: Float64Array, scores: Float64Array): number;
  /** Curvature along each weight alone that follows from that of scores, or what stands for it in its place. */
  curvature(byScore: Float64Array): Float64Array;
  release(): void;
}

/** A weight for each feature. @param z samples × features, float64, centred */
export function featureSpace(z: RealMatrix, linalg: Linalg): WeightSpace {
  const { rows: n, columns: p, values } = z;
  const kept = linalg.keep(z);
  const times = (rows: number, of: Float64Array, transposeA: boolean) =>
    Float64Array.from(linalg.matMul(kept, { rows, columns: of.length / rows, values: of }, { transposeA }).values);
  return {
    samples: n,
    size: p,
    scores: (weights) => times(p, weights, false),
    back: (byScore) => times(n, byScore, true),
    product: (one, other) => dot(one, other),
    curvature(byScore) {
      const k = byScore.length / n;
      const out = new Float64Array(p * k);
      for (let i = 0; i < n; i++)
        for (let c = 0; c < k; c++) {
          const own = byScore[i * k + c]!;
          for (let j = 0; j < p; j++) out[j * k + c]! += own * values[i * p + j]! ** 2;
        }
      return out;
    },
    release: () => kept.release(),
  };
}

/**
 * A weight for each sample: those of the features are sums of samples with these weights. A penalty on squared weights leaves
 * them there, so that more features than samples cost nothing once products of samples are made.
 *
 * @param products of all pairs of samples, float64
 */
export function sampleSpace(products: RealMatrix, linalg: Linalg): WeightSpace {
  const { rows: n, values } = products;
  const kept = linalg.keep(products);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += values[i * n + i]!;
  return {
    samples: n,
    size: n,
    scores: (weights) =>
      linalg.matMul(kept, { rows: n, columns: weights.length / n, values: weights }).values as Float64Array,
    back: (byScore) => byScore,
    product: (one, _other, scores) => dot(one, scores),
    // The same for all samples, as what scales a search has to be: the mean curvature along the axes of the samples.
    curvature(byScore) {
      const k = byScore.length / n;
      const sums = new Float64Array(k);
      for (let at = 0; at < byScore.length; at++) sums[at % k]! += byScore[at]!;
      return Float64Array.from(byScore, (_, at) => (sums[at % k]! / n) * (trace / n));
    },
    release: () => kept.release(),
  };
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
