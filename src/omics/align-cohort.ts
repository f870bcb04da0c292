import { assayOf, type Cohort, sampleCount } from "../data/cohort.js";
import { unknownName } from "../errors.js";
import { identityOf } from "../modalities/feature-identity.js";
import { alignAssay, type AlignedAssay, type AssayProfile, unmeasuredAssay } from "./align-assay.js";

/** New samples in the study's features, and the names that did not fit: "rna:TP53" where there are several assays. */
export interface AlignedCohort {
  readonly cohort: Cohort;
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

/**
 * New samples with exactly the assays and features of the study. An assay that is not given was not measured; a study of
 * one assay takes the only one that is given, whatever its name.
 *
 * @throws UnknownName for an assay that the study does not have; UnsuitableData
 */
export function alignCohort(profiles: readonly AssayProfile[], given: Cohort, file?: string): AlignedCohort {
  const { images: _stale, ...rest } = given;
  if (profiles.length === 1) {
    const { assay, unknown, missing } = alignAssay(profiles[0]!, assayOf(given), file);
    return { cohort: { ...rest, assays: { [assay.name]: assay } }, unknown, missing };
  }
  const names = profiles.map(({ name }) => name);
  for (const name of Object.keys(given.assays)) if (!names.includes(name)) throw unknownName("assay", name, names);
  const aligned = profiles.map((profile): AlignedAssay => {
    const assay = given.assays[profile.name];
    if (!assay) return { assay: unmeasuredAssay(profile, sampleCount(given)), unknown: [], missing: [] };
    const found = alignAssay(profile, assay, file);
    const identities = (features: readonly string[]) => features.map((feature) => identityOf(profile.name, feature));
    return { ...found, unknown: identities(found.unknown), missing: identities(found.missing) };
  });
  return {
    cohort: { ...rest, assays: Object.fromEntries(aligned.map(({ assay }) => [assay.name, assay])) },
    unknown: aligned.flatMap(({ unknown }) => unknown),
    missing: aligned.flatMap(({ missing }) => missing),
  };
}
