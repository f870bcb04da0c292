import { pace } from "../embed/pace.js";
import { type Dense, rowOf, transpose } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { requireNumber, requireWhole } from "../prepare/require.js";
import { ranker } from "./ranker.js";

export interface L1LogisticOptions {
  /** Inverse strength of the penalty, above 0: the smaller, the fewer features get a score. Default 1. */
  readonly C: number;
  /** Ends where no slope is steeper than this share of the penalty, above 0. Default 0.001. */
  readonly tolerance: number;
  /** Most passes over all features, 1 or more. Default 1000. */
  readonly passes: number;
}

const name = "l1Logistic";

/**
 * Absolute coefficients of a logistic regression with L1 penalty on standardised features, the largest of the classes'
 * one-vs-rest models; the intercept is not penalised. Most features get exactly 0. By coordinate descent with Newton steps.
 */
export const l1Logistic = ranker<L1LogisticOptions>({
  name,
  source: {
    paper: "Tibshirani 1996; Yuan, Chang, Hsieh & Lin 2010 (descent)",
    doi: "10.1111/j.2517-6161.1996.tb02080.x",
    reference: 'scikit-learn 1.9.1, linear_model.LogisticRegression(penalty="l1", solver="saga")',
  },
  defaults: { C: 1, tolerance: 1e-3, passes: 1000 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check({ C, tolerance, passes }) {
    const above = (value: number) => value > 0;
    requireNumber(name, "C", C, above, "a number above 0 is expected", "Use 1.");
    requireNumber(name, "tolerance", tolerance, above, "a number above 0 is expected", "Use 0.001.");
    requireWhole(name, "passes", passes, 1, "Use 1000.");
  },
  async rank({ values, classes, classNames }, { C, tolerance, passes }, ctx) {
    const features = standardised(transpose(toDense(values)));
    const models = classNames.length === 2 ? [1] : classNames.map((_, c) => c);
    const scores = new Float64Array(features.rows);
    const breathe = pace(ctx, name, models.length);
    for (const [done, positive] of models.entries()) {
      const target = Float64Array.from(classes, (c) => (c === positive ? 1 : 0));
      const model = descent(features, target, 1 / C);
      for (let pass = 0, active: Uint32Array | undefined; pass < passes; pass++) {
        const steepest = model.pass(active);
        await breathe(done);
        // Passes over the features that have a coefficient until these are settled, then one over all.
        const settled = steepest <= tolerance / C;
        if (settled && !active) break;
        active = settled ? undefined : model.active();
      }
      model.coefficients.forEach((w, j) => (scores[j] = Math.max(scores[j]!, Math.abs(w))));
    }
    return scores;
  },
});

interface Descent {
  readonly coefficients: Float64Array;
  /** Moves each coefficient once, or those named; returns the steepest slope met. */
  pass(features?: Uint32Array): number;
  /** Features with a coefficient. */
  active(): Uint32Array;
}

/** Minimises the sum of log losses plus `penalty` times the sum of absolute coefficients. */
function descent(features: Dense, target: Float64Array, penalty: number): Descent {
  const count = target.length;
  const coefficients = new Float64Array(features.rows);
  const margin = new Float64Array(count);
  const chance = new Float64Array(count).fill(0.5);
  const ones = new Float32Array(count).fill(1);

  /** Moves along one feature; returns how far from its optimum it was. */
  const move = (x: Float32Array, weight: number, cost: number): { weight: number; violation: number } => {
    let [slope, curvature] = [0, 0];
    for (let i = 0; i < count; i++) slope += (chance[i]! - target[i]!) * x[i]!;
    const violation = weight === 0 ? Math.max(0, Math.abs(slope) - cost) : Math.abs(slope + Math.sign(weight) * cost);
    if (violation === 0) return { weight, violation };
    for (let i = 0; i < count; i++) curvature += chance[i]! * (1 - chance[i]!) * x[i]! * x[i]!;
    curvature = Math.max(curvature, 1e-12);
    const ideal = shrunk(weight - slope / curvature, cost / curvature);
    let step = ideal - weight;
    const promised = slope * step + cost * (Math.abs(ideal) - Math.abs(weight));
    // Armijo's rule with the constants of the reference paper; what is lost in the sum's rounding is taken on trust.
    const trusted = -promised < 1e-12 * count;
    for (let share = 1; share > 1e-9; share /= 2, step /= 2) {
      let change = cost * (Math.abs(weight + step) - Math.abs(weight));
      for (let i = 0; i < count && !trusted; i++)
        if (x[i] !== 0) change += loss(margin[i]! + step * x[i]!, target[i]!) - loss(margin[i]!, target[i]!);
      if (!trusted && change > 0.01 * share * promised) continue;
      for (let i = 0; i < count; i++) {
        if (x[i] === 0) continue;
        margin[i]! += step * x[i]!;
        chance[i] = 1 / (1 + Math.exp(-margin[i]!));
      }
      return { weight: weight + step, violation };
    }
    return { weight, violation };
  };

  return {
    coefficients,
    pass(named) {
      let steepest = move(ones, 0, 0).violation;
      const total = named?.length ?? features.rows;
      for (let k = 0; k < total; k++) {
        const j = named ? named[k]! : k;
        const { weight, violation } = move(rowOf(features, j), coefficients[j]!, penalty);
        coefficients[j] = weight;
        steepest = Math.max(steepest, violation);
      }
      return steepest;
    },
    active: () => Uint32Array.from(coefficients.keys()).filter((j) => coefficients[j] !== 0),
  };
}

function shrunk(value: number, by: number): number {
  return Math.sign(value) * Math.max(0, Math.abs(value) - by);
}

/** Log loss at a margin, without overflow. */
function loss(margin: number, target: number): number {
  return Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - target * margin;
}

/** Each row moved to mean 0 and standard deviation 1 (divisor n), in place; constant rows become zeros. */
function standardised(rows: Dense): Dense {
  for (let j = 0; j < rows.rows; j++) {
    const row = rowOf(rows, j);
    const [first, count] = [row[0]!, row.length];
    let [mean, squares] = [0, 0];
    for (const value of row) mean += (value - first) / count;
    for (const value of row) squares += (value - first - mean) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares / count) : 0;
    for (let i = 0; i < count; i++) row[i] = (row[i]! - first - mean) * scale;
  }
  return rows;
}
