import { unknownName } from "../errors.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import { type AssaysChoice, checkAssaysChoice } from "./chosen-assays.js";
import { checkClinicalChoice, CLINICAL, type ClinicalChoice } from "./clinical-assay.js";
import { applyKept, fitKept, type KeptState } from "./kept-assays.js";

/**
 * What an assay's vote counts: all alike ("equal"); as much as it is worth on validation rows of the training samples
 * ("validation"); or so much as is told, 0 or more, 1 where nothing is.
 */
export type VoteWeights = "equal" | "validation" | Readonly<Record<string, number>>;

export interface LateOptions extends AssaysChoice, ClinicalChoice {
  /**
   * What each assay's vote counts. "equal"; "validation": its Brier skill in three folds of the training samples, groups whole:
   * how much closer to the truth it is than the class shares are, 0 … 1; or `{ rna: 2 }`, where what is not named counts 1.
   * Default "equal".
   */
  readonly weights: VoteWeights;
}

const name = "late";

/**
 * Late fusion: the assays (or those of `assays`) stay apart; each is drawn, if the plan draws, and learnt by a classifier
 * of its own, and a sample's class probabilities are the mean, maybe weighted, over the assays that were measured on it. So
 * holes need neither leaving out nor filling in.
 */
export const late: Step<LateOptions, KeptState> = Object.freeze({
  name,
  source: Object.freeze({ paper: "Picard et al. 2021 (late integration)", doi: "10.1016/j.csbj.2021.06.030" }),
  defaults: Object.freeze({ assays: [], samples: [], weights: "equal" as const }),
  check(options: LateOptions) {
    checkAssaysChoice(name, options);
    checkClinicalChoice(name, options);
    checkWeights(options.weights);
  },
  fit(train, options) {
    const state = fitKept(name, train, options);
    const assays = state.clinical ? [...state.assays, CLINICAL] : state.assays;
    const named = typeof options.weights === "object" ? Object.keys(options.weights) : [];
    for (const own of named) if (!assays.includes(own)) throw unknownName("assay", own, assays, { step: name });
    return state;
  },
  apply: (cohort, state) => applyKept(name, cohort, state),
} satisfies Step<LateOptions, KeptState>);

function checkWeights(weights: VoteWeights): void {
  const remedy = 'Use "equal", "validation", or numbers by assay: { weights: { rna: 2, mirna: 1 } }.';
  const said = `Option "weights" is ${JSON.stringify(weights)}.`;
  if (typeof weights === "string") {
    requireOption(["equal", "validation"].includes(weights), name, said, remedy);
    return;
  }
  const amounts: unknown[] = Array.isArray(weights) ? [undefined] : Object.values(weights);
  const fit = amounts.every((weight) => typeof weight === "number" && weight >= 0) && amounts.length > 0;
  requireOption(fit, name, said, remedy);
}
