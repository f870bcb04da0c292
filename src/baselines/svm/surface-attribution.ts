import { type Dense, dense, rowOf } from "../../data/dense.js";
import type { Linalg } from "../../engine/linalg.js";
import { weightedDifferences } from "../linear/linear-model.js";
import { classPairs } from "./class-pairs.js";
import { squaredNorms } from "./kernel-rows.js";
import { lessMean, type RadialSurfaces, type Surfaces } from "./surfaces.js";

/** Points on the way from the mean sample at which the gradient is taken. */
const STEPS = 32;

/**
 * What each feature adds to the mean decision for the target against each other class, from the mean sample on. Linear: the
 * coefficient times the difference to the mean. Radial: gradients averaged along the straight way from the mean sample, times
 * that difference (integrated gradients, Sundararajan et al. 2017). Both add up to the change of that mean decision.
 */
export function surfaceAttribution(
  x: Dense,
  surfaces: Surfaces,
  classes: number,
  targets: Int32Array,
  linalg: Linalg,
): Dense {
  if (surfaces.kernel === "rbf") return radialAttribution(x, surfaces, classes, targets, linalg);
  const { coefficients, mean } = surfaces;
  const weights = Array.from({ length: classes }, (_, target) => {
    const line = new Float64Array(coefficients.columns);
    for (const [p, share] of sharesOf(target, classes).entries())
      for (const [j, coefficient] of rowOf(coefficients, p).entries()) line[j]! += share * coefficient;
    return line;
  });
  return weightedDifferences(x, mean, weights, targets);
}

/** By how much each pair counts in the mean decision for a class. */
function sharesOf(target: number, classes: number): number[] {
  return classPairs(classes).map(([a, b]) => (Number(a === target) - Number(b === target)) / (classes - 1));
}

function radialAttribution(
  x: Dense,
  { gamma, mean, vectors, weights, bias }: RadialSurfaces,
  classes: number,
  targets: Int32Array,
  linalg: Linalg,
): Dense {
  const [pairs, count] = [bias.length, vectors.rows];
  const away = lessMean(x, mean);
  const products = linalg.matMul(away, vectors, { transposeB: true }).values;
  const [own, theirs] = [squaredNorms(away), squaredNorms(vectors)];
  const shares = Array.from({ length: classes }, (_, target) => sharesOf(target, classes));
  // The gradient at a point is 2γ Σ weight × kernel × (vector − point): only the kernels change on the way.
  const pull = dense(x.rows, count);
  const back = new Float64Array(x.rows);
  for (let i = 0; i < x.rows; i++)
    for (let s = 0; s < count; s++) {
      let weight = 0;
      for (const [p, share] of shares[targets[i]!]!.entries()) weight += share * weights[s * pairs + p]!;
      for (let step = 0; step < STEPS; step++) {
        const part = (step + 0.5) / STEPS;
        const square = theirs[s]! - 2 * part * products[i * count + s]! + part * part * own[i]!;
        const force = (2 * gamma * weight * Math.exp(-gamma * Math.max(0, square))) / STEPS;
        pull.values[i * count + s]! += force;
        back[i]! += part * force;
      }
    }
  const towards = linalg.matMul(pull, vectors).values;
  const out = dense(x.rows, x.columns);
  for (let i = 0; i < x.rows; i++) {
    const [difference, scores] = [rowOf(away, i), rowOf(out, i)];
    for (let j = 0; j < scores.length; j++)
      scores[j] = difference[j]! * (towards[i * x.columns + j]! - back[i]! * difference[j]!);
  }
  return out;
}
