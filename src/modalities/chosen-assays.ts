import { type Cohort } from "../data/cohort.js";
import { unknownName } from "../errors.js";
import { requireDifferent } from "../prepare/require.js";

/** Which of several assays a step works on. */
export interface AssaysChoice {
  /** Names of assays, in order; [] = all. Default []. */
  readonly assays: readonly string[];
}

/** Raises InvalidOption unless the option is a list of different names. */
export function checkAssaysChoice(step: string, { assays }: AssaysChoice): void {
  const remedy = 'Write { assays: ["rna", "methylation"] }, or leave it out for all.';
  requireDifferent(step, "assays", assays, "names", remedy);
}

/** Names of the chosen assays. @throws UnknownName with those that exist, nearest first */
export function chosenAssays(step: string, cohort: Cohort, { assays }: AssaysChoice): readonly string[] {
  const names = Object.keys(cohort.assays);
  for (const name of assays) if (!names.includes(name)) throw unknownName("assay", name, names, { step });
  return assays.length > 0 ? assays : names;
}

/** The cohort with these assays alone, holes and all. @throws UnknownName with those that exist, nearest first */
export function keptAssays(step: string, cohort: Cohort, assays: readonly string[]): Cohort {
  const chosen = chosenAssays(step, cohort, { assays });
  return { ...cohort, assays: Object.fromEntries(chosen.map((assay) => [assay, cohort.assays[assay]!])) };
}
