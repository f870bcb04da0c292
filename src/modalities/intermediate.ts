import type { JoinOptions } from "../models/joined-network.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import { type AssaysChoice, checkAssaysChoice, chosenAssays, keptAssays } from "./chosen-assays.js";

export interface IntermediateOptions extends AssaysChoice, JoinOptions {}

/** The assays that are kept, in order. */
export interface IntermediateState {
  readonly assays: readonly string[];
}

const name = "intermediate";

/**
 * Intermediate fusion: the assays (or those of `assays`) stay apart; each is drawn by itself and has a branch of its own in
 * one network, whose features are joined before the last layer, so that all branches learn together. A sample that lacks
 * an assay is judged by the branches of those that it has; the network learns to do without by losing some in training.
 * Which assays a sample has is told to the network: where that goes with the class, it will be learnt as well.
 */
export const intermediate: Step<IntermediateOptions, IntermediateState> = Object.freeze({
  name,
  source: Object.freeze({
    paper:
      "Picard et al. 2021 (intermediate integration); Neverova et al. 2016 (dropping modalities); Ilse et al. 2018 (gated attention)",
    doi: "10.1016/j.csbj.2021.06.030",
  }),
  defaults: Object.freeze({ assays: [], join: "concatenate" as const, dropModality: 0.2 }),
  check(options: IntermediateOptions) {
    checkAssaysChoice(name, options);
    const { join, dropModality } = options;
    requireOneOf(name, "join", join, ["concatenate", "gated"]);
    const share = dropModality >= 0 && dropModality < 1;
    requireOption(share, name, `dropModality is ${dropModality}.`, "Give a share from 0 to below 1.");
  },
  fit: (train, options) => ({ assays: chosenAssays(name, train, options) }),
  apply: (cohort, { assays }) => keptAssays(name, cohort, assays),
} satisfies Step<IntermediateOptions, IntermediateState>);
