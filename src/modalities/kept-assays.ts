import type { Cohort } from "../data/cohort.js";
import { type AssaysChoice, chosenAssays, keptAssays } from "./chosen-assays.js";
import { type ClinicalChoice, type ClinicalState, fitClinical, withClinical } from "./clinical-assay.js";

/** Assays that stay apart, in order, and how columns of the samples join them. */
export interface KeptState {
  readonly assays: readonly string[];
  readonly clinical?: ClinicalState;
}

export function fitKept(step: string, train: Cohort, options: AssaysChoice & ClinicalChoice): KeptState {
  const assays = chosenAssays(step, train, options);
  return { assays, ...(options.samples.length > 0 ? { clinical: fitClinical(step, train, options) } : {}) };
}

export function applyKept(step: string, cohort: Cohort, { assays, clinical }: KeptState): Cohort {
  return withClinical(keptAssays(step, cohort, assays), clinical);
}
