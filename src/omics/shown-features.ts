import { featureNames } from "../data/assay.js";
import type { Cohort } from "../data/cohort.js";
import { withColumn } from "../data/table.js";
import { FUSED } from "../modalities/early.js";
import { shownNames } from "../modalities/feature-identity.js";
import type { FoldOutcome } from "./fold-job.js";
import { type PlanJson, stepOf } from "./plan.js";

/**
 * Outcomes of a fused plan with features under the names that people read: "TP53", and "rna:TP53" only where another
 * assay has one as well. Folds may keep different features, so that names are decided over all of them. What the final
 * model has learnt keeps the full names, since new samples are matched by them.
 */
export function withShownFeatures(plan: PlanJson, outcomes: readonly FoldOutcome[]): readonly FoldOutcome[] {
  if (!stepOf(plan, "fuse")) return outcomes;
  const layouts = outcomes.flatMap(({ final }) => final?.images.layout.features ?? []);
  const names = shownNames([...outcomes.flatMap(({ features }) => features), ...layouts]);
  const shown = (features: readonly string[]) => features.map((feature) => names.get(feature)!);
  return outcomes.map((outcome) => ({
    ...outcome,
    features: shown(outcome.features),
    ...(outcome.final ? { final: { ...outcome.final, images: relabelled(outcome.final.images, shown) } } : {}),
  }));
}

/** The same of a table to look at. */
export function withShownNames(cohort: Cohort): Cohort {
  const fused = cohort.assays[FUSED];
  if (!fused) return cohort;
  const identities = featureNames(fused);
  const names = shownNames(identities);
  const shown = (features: readonly string[]) => features.map((feature) => names.get(feature) ?? feature);
  const features = withColumn(fused.features, "feature", shown(identities));
  return {
    ...cohort,
    assays: { ...cohort.assays, [FUSED]: { ...fused, features } },
    ...(cohort.images ? { images: relabelled(cohort.images, shown) } : {}),
  };
}

function relabelled<I extends { readonly layout: { readonly features: readonly string[] } }>(
  images: I,
  shown: (features: readonly string[]) => readonly string[],
): I {
  return { ...images, layout: { ...images.layout, features: shown(images.layout.features) } };
}
