import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import { sampleProducts } from "./sample-products.js";

/** Axes with less than this share of the largest squared length are rounding. */
const FLAT = 1e-12;

/** Samples on orthogonal axes, no more than there are samples, and the way back to the features. */
export interface SampleAxes {
  /** Samples × axes, float64. */
  readonly z: RealMatrix;
  /** Weights of the axes (axes × outputs) as weights of the features (features × outputs). */
  toFeatures(weights: Float64Array): Float64Array;
}

/**
 * A penalty on squared weights leaves them in the span of the samples, so that more features than samples cost nothing once
 * products of samples are made; distances and products stay what they are.
 *
 * @param centred samples × features, float64
 */
export function sampleAxes(centred: RealMatrix, linalg: Linalg): SampleAxes {
  const { rows: n, columns: p } = centred;
  if (p <= n) return { z: centred, toFeatures: (weights) => weights };
  const { values, vectors } = linalg.eigSymmetric(sampleProducts(centred, linalg));
  const used = Array.from(values.keys()).filter((axis) => values[axis]! > FLAT * values[n - 1]!);
  const axes = used.length;
  const [places, ways] = [new Float64Array(n * axes), new Float64Array(n * axes)];
  for (let i = 0; i < n; i++)
    for (const [a, axis] of used.entries()) {
      const length = Math.sqrt(values[axis]!);
      places[i * axes + a] = vectors.values[i * n + axis]! * length;
      ways[i * axes + a] = vectors.values[i * n + axis]! / length;
    }
  return {
    z: { rows: n, columns: axes, values: places },
    toFeatures(weights) {
      const outputs = weights.length / axes;
      const bySample = linalg.matMul(
        { rows: n, columns: axes, values: ways },
        { rows: axes, columns: outputs, values: weights },
      );
      return Float64Array.from(linalg.matMul(centred, bySample, { transposeA: true }).values);
    },
  };
}
