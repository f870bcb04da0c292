import type { Random } from "../random.js";

/** How samples are weighed anew for each tree's questions; what its leaves say comes from all samples alike. */
export type Bootstrap = "none" | "bayesian" | "minimalVariance";

/** Share of the samples that minimal variance sampling keeps, on average (the reference's). */
const keptShare = 0.8;

/**
 * Weights of the samples of one tree.
 *
 * - "bayesian": exponential, of mean 1 (Rubin 1981).
 * - "minimalVariance": a sample is kept with a chance in proportion to the length of its gradient, but at most 1, and then
 *   counts by the inverse of it (Ibragimov & Gusev 2019).
 *
 * @param descent samples × outputs
 * @param step mean length of what the leaves of the tree before say; undefined before the first
 */
export function bootstrapWeights(
  kind: Bootstrap,
  descent: Float64Array,
  samples: number,
  step: number | undefined,
  random: Random,
): Float64Array {
  const weights = new Float64Array(samples).fill(1);
  if (kind === "none") return weights;
  if (kind === "bayesian") return weights.map(() => -Math.log(random.next() + 1e-100));
  const squares = squaredLengths(descent, samples);
  const mean = step ?? squares.reduce((sum, square) => sum + Math.sqrt(square), 0) / samples;
  const lengths = squares.map((square) => Math.sqrt(square + mean * mean));
  const certain = lengthKeptForSure(lengths);
  return lengths.map((length) => {
    const chance = Math.min(1, length / certain);
    return random.next() < chance ? 1 / chance : 0;
  });
}

/** Squared length of each sample's vector. */
export function squaredLengths(vectors: Float64Array, samples: number): Float64Array {
  const width = vectors.length / samples;
  const squares = new Float64Array(samples);
  for (let at = 0; at < vectors.length; at++) squares[Math.floor(at / width)]! += vectors[at]! * vectors[at]!;
  return squares;
}

/** The length from which samples are certain to be kept: chances in proportion below it add up to the share. */
function lengthKeptForSure(lengths: Float64Array): number {
  const sorted = lengths.slice().sort();
  const wanted = keptShare * sorted.length;
  let below = sorted.reduce((sum, length) => sum + length, 0);
  for (let sure = 0; sure < wanted; sure++) {
    const certain = below / (wanted - sure);
    const largest = sorted[sorted.length - 1 - sure]!;
    if (largest <= certain) return certain;
    below -= largest;
  }
  return sorted[0]!;
}
