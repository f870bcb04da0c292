import type { ProgressEvent } from "../context.js";
import { type Cohort, sampleCount, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError } from "../errors.js";
import { chosenAssays } from "../modalities/chosen-assays.js";
import { type ClinicalChoice, requireClinicalColumns } from "../modalities/clinical-assay.js";
import { requireMeasured } from "../modalities/require-measured.js";
import { type PlanJson, stepOf } from "./plan.js";
import { assaysNamed, staysApart } from "./scope.js";

/**
 * Phase 2 for assays with holes: a classifier needs every assay that it sees on every sample, unless the plan fills them
 * in, which is told.
 *
 * @param cohort the samples that are left after filters and `completeCases`
 * @throws MissingValues naming `completeCases` and `imputeModalities`
 */
export function checkModalities(plan: PlanJson, cohort: Cohort, tell: (event: ProgressEvent) => void): void {
  const names = seenAssays(plan, cohort);
  requireAny(cohort, names);
  const { samples = [] } = (stepOf(plan, "fuse")?.options ?? {}) as Partial<ClinicalChoice>;
  requireClinicalColumns("fuse", cohort, { samples });
  if (staysApart(plan)) return samples.length > 0 ? undefined : requireSome(cohort, names);
  if (!stepOf(plan, "imputeModalities")) return requireMeasured("classify", cohort, names);
  const filled = names.flatMap((name) => {
    const holes = cohort.assays[name]!.measured.filter((bit) => bit !== 1).length;
    return holes > 0 ? [`${name} of ${holes}`] : [];
  });
  if (filled.length > 0)
    tell({
      kind: "warning",
      step: "imputeModalities",
      message: `Whole assays are filled in, out of ${sampleCount(cohort)} samples: ${filled.join(", ")}.`,
    });
}

/** An assay that no sample has can neither be learnt nor filled in. */
function requireAny(cohort: Cohort, names: readonly string[]): void {
  const empty = names.find((name) => !cohort.assays[name]!.measured.includes(1));
  if (empty === undefined) return;
  throw new OmixelError(
    "MissingValues",
    `Assay "${empty}" was measured on none of the ${sampleCount(cohort)} samples.`,
    "Leave it out, or check that its table names the samples as the others do.",
    { step: "classify" },
  );
}

/** Where the assays stay apart, each sample needs one of them. */
function requireSome(cohort: Cohort, names: readonly string[]): void {
  const without = sampleNames(cohort).filter((_, row) =>
    names.every((name) => cohort.assays[name]!.measured[row] !== 1),
  );
  if (without.length === 0) return;
  throw new OmixelError(
    "MissingValues",
    `${without.length} samples have none of the assays ${names.join(", ")}: ${firstFive(without)}.`,
    "Fuse more assays, or leave the samples out of the tables.",
    { step: "fuse" },
  );
}

/** Names of the assays that the classifier will see. */
function seenAssays(plan: PlanJson, cohort: Cohort): readonly string[] {
  const fuse = stepOf(plan, "fuse");
  if (fuse) return chosenAssays("fuse", cohort, { assays: (fuse.options.assays as string[] | undefined) ?? [] });
  const assays = [stepOf(plan, "encode"), stepOf(plan, "classify")].flatMap(assaysNamed);
  return chosenAssays("classify", cohort, { assays });
}
