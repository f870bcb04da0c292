import { requireOption } from "../registry.js";
import type { Baseline } from "./baseline.js";
import { type CentredLinearModel, linearAttribution, linearProbabilities } from "./linear/linear-model.js";
import { fitRidge } from "./linear/ridge-regression.js";

export interface RidgeOptions {
  /** Penalty on squared coefficients, above 0; "auto": the number of features, which suits z-scores. Default "auto". */
  readonly alpha: number | "auto";
}

const name = "ridge";

/**
 * One ridge regression a class, on targets ±1; the class of the highest score. Probabilities are the softmax of the scores:
 * they rank well, and are not calibrated.
 *
 * A feature's score is what it adds to the target's score against the mean of the others, from the mean sample on:
 * coefficient × (value − mean).
 */
export const ridge: Baseline<RidgeOptions, CentredLinearModel> = {
  name,
  source: {
    paper: "Hoerl & Kennard 1970",
    doi: "10.1080/00401706.1970.10488634",
    reference: "scikit-learn 1.9.1, linear_model.RidgeClassifier",
  },
  defaults: Object.freeze({ alpha: "auto" }),
  scales: true,
  check({ alpha }) {
    const holds = alpha === "auto" || (typeof alpha === "number" && alpha > 0 && Number.isFinite(alpha));
    requireOption(holds, name, `alpha is ${JSON.stringify(alpha)}.`, 'Give a number above 0, or "auto".');
  },
  fit: ({ x, labels, classes }, { alpha }, { engine }) =>
    fitRidge(x, labels, classes, alpha === "auto" ? x.columns : alpha, engine.linalg),
  predict: (x, state) => linearProbabilities(x, state),
  attribute: (x, state, targets) => linearAttribution(x, state, targets),
};
