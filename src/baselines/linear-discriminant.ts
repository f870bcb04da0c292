import { requireOption } from "../registry.js";
import type { Baseline } from "./baseline.js";
import { discriminantBySvd } from "./linear/discriminant-by-svd.js";
import { type CentredLinearModel, linearAttribution, linearProbabilities } from "./linear/linear-model.js";
import { shrunkDiscriminant } from "./linear/shrunk-discriminant.js";

export interface LinearDiscriminantOptions {
  /**
   * How far each class's covariance is drawn towards independent features: a share above 0 to 1, towards features of one
   * spread; "auto": as far as Ledoit & Wolf (2004) estimate to be best, towards features of their own spread; "none": not at
   * all, with directions of no variance left out. Default "auto".
   */
  readonly shrinkage: number | "auto" | "none";
}

const name = "linearDiscriminant";

/**
 * Linear discriminant analysis: normal classes with one covariance; the class of the highest posterior. Products of samples
 * take the covariance's place where there are more features than samples.
 *
 * A feature's score is what it adds to the log-odds of the target against the mean of the others, from the mean sample on:
 * coefficient × (value − mean).
 */
export const linearDiscriminant: Baseline<LinearDiscriminantOptions, CentredLinearModel> = {
  name,
  source: {
    paper: "Fisher 1936; Ledoit & Wolf 2004",
    doi: "10.1016/S0047-259X(03)00096-4",
    reference: 'scikit-learn 1.9.1, discriminant_analysis.LinearDiscriminantAnalysis (solvers "lsqr" and "svd")',
  },
  defaults: Object.freeze({ shrinkage: "auto" }),
  scales: true,
  check({ shrinkage }) {
    const named = shrinkage === "auto" || shrinkage === "none";
    const holds = named || (typeof shrinkage === "number" && shrinkage > 0 && shrinkage <= 1);
    requireOption(
      holds,
      name,
      `shrinkage is ${JSON.stringify(shrinkage)}.`,
      'Give a share above 0 and at most 1, "auto" or "none".',
    );
  },
  fit: (train, { shrinkage }, { engine }) =>
    shrinkage === "none"
      ? discriminantBySvd(train, engine.linalg)
      : shrunkDiscriminant(train, shrinkage, engine.linalg),
  predict: (x, state) => linearProbabilities(x, state),
  attribute: (x, state, targets) => linearAttribution(x, state, targets),
};
