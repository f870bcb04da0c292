import type { Step } from "../step.js";
import { type AssaysChoice, checkAssaysChoice, chosenAssays, keptAssays } from "./chosen-assays.js";

/** The assays that are kept, in order. */
export interface LateState {
  readonly assays: readonly string[];
}

const name = "late";

/**
 * Late fusion: the assays (or those of `assays`) stay apart; each is drawn, if the plan draws, and learnt by a classifier
 * of its own, and a sample's class probabilities are the mean over the assays that were measured on it. So holes need
 * neither leaving out nor filling in.
 */
export const late: Step<AssaysChoice, LateState> = Object.freeze({
  name,
  source: Object.freeze({ paper: "Picard et al. 2021 (late integration)", doi: "10.1016/j.csbj.2021.06.030" }),
  defaults: Object.freeze({ assays: [] }),
  check: (options) => checkAssaysChoice(name, options),
  fit: (train, options) => ({ assays: chosenAssays(name, train, options) }),
  apply: (cohort, { assays }) => keptAssays(name, cohort, assays),
} satisfies Step<AssaysChoice, LateState>);
