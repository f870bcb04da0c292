import { warn } from "../context.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError } from "../errors.js";
import type { Step } from "../step.js";
import { type AssaysChoice, checkAssaysChoice, chosenAssays } from "./chosen-assays.js";

const name = "completeCases";

/**
 * The samples on which every assay (or every one of `assays`) was measured; the others are left out and named. New samples
 * (`predict`) are not left out: one that lacks an assay is refused by what needs it.
 *
 * @throws UnsuitableData where no sample is complete
 */
export const completeCases: Step<AssaysChoice, object> = Object.freeze({
  name,
  source: Object.freeze({ paper: "Little & Rubin 2019, Statistical Analysis with Missing Data, chapter 3" }),
  defaults: Object.freeze({ assays: [] }),
  check: (options) => checkAssaysChoice(name, options),
  select(cohort, options, ctx) {
    const chosen = chosenAssays(name, cohort, options).map((assay) => cohort.assays[assay]!);
    const samples = sampleNames(cohort);
    const kept = Uint8Array.from(samples, (_, row) => (chosen.every(({ measured }) => measured[row] === 1) ? 1 : 0));
    const dropped = samples.filter((_, row) => kept[row] === 0);
    if (dropped.length === samples.length && samples.length > 0)
      throw new OmixelError(
        "UnsuitableData",
        `None of the ${samples.length} samples has all of: ${chosen.map((assay) => assay.name).join(", ")}.`,
        "Name fewer assays with { assays: [ … ] }, or fill them in with .imputeModalities().",
        { step: name },
      );
    if (dropped.length > 0)
      warn(ctx, name, `${dropped.length} of ${samples.length} samples lack an assay: ${firstFive(dropped)}.`);
    return kept;
  },
  fit: () => ({}),
  apply: (cohort: Cohort) => cohort,
} satisfies Step<AssaysChoice, object>);
