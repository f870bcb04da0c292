import { unknownName } from "../errors.js";
import type { JoinOptions } from "../models/joined-network.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import { type AssaysChoice, checkAssaysChoice } from "./chosen-assays.js";
import { checkClinicalChoice, type ClinicalChoice } from "./clinical-assay.js";
import { applyKept, fitKept, type KeptState } from "./kept-assays.js";

export interface IntermediateOptions extends AssaysChoice, ClinicalChoice, JoinOptions {
  /**
   * Names of assays that are not drawn: their branch is a perceptron on the table. Without an encoder in the plan, and for the
   * columns of `samples`, all are such. Default [].
   */
  readonly tables: readonly string[];
}

const name = "intermediate";

/**
 * Intermediate fusion: the assays (or those of `assays`) stay apart; each is drawn by itself and has a branch of its own in
 * one network, whose features are joined before the last layer, so that all branches learn together. A sample that lacks
 * an assay is judged by the branches of those that it has; the network learns to do without by losing some in training.
 * Which assays a sample has is told to the network: where that goes with the class, it will be learnt as well.
 */
export const intermediate: Step<IntermediateOptions, KeptState> = Object.freeze({
  name,
  source: Object.freeze({
    paper:
      "Picard et al. 2021 (intermediate integration); Neverova et al. 2016 (dropping modalities); Ilse et al. 2018 (gated attention)",
    doi: "10.1016/j.csbj.2021.06.030",
  }),
  defaults: Object.freeze({ assays: [], samples: [], tables: [], join: "concatenate" as const, dropModality: 0.2 }),
  check(options: IntermediateOptions) {
    checkAssaysChoice(name, options);
    checkClinicalChoice(name, options);
    const { join, dropModality, tables } = options;
    requireOneOf(name, "join", join, ["concatenate", "gated", "correlation"]);
    const named = Array.isArray(tables) && tables.every((own) => typeof own === "string");
    requireOption(named, name, `tables is ${JSON.stringify(tables)}.`, 'Name assays: { tables: ["proteins"] }.');
    const share = dropModality >= 0 && dropModality < 1;
    requireOption(share, name, `dropModality is ${dropModality}.`, "Give a share from 0 to below 1.");
  },
  fit(train, options) {
    const state = fitKept(name, train, options);
    const unknown = options.tables.find((own) => !state.assays.includes(own));
    if (unknown !== undefined) throw unknownName("assay", unknown, state.assays, { step: name });
    return state;
  },
  apply: (cohort, state) => applyKept(name, cohort, state),
} satisfies Step<IntermediateOptions, KeptState>);
