import { type Cohort, sampleNames } from "../data/cohort.js";
import { OmixelError } from "../errors.js";

/**
 * The cohort of a file, if its parts fit: what was damaged on the way may still be a table.
 *
 * @throws UnreadableFile where names occur twice or a value belongs to no feature
 */
export function soundCohort(cohort: Cohort): Cohort {
  const names = sampleNames(cohort);
  if (new Set(names).size < names.length) throw damaged("samples are named twice");
  for (const { name, values, features } of Object.values(cohort.assays)) {
    if (values.rows !== names.length || values.columns !== features.numRows)
      throw damaged(`the values of assay "${name}" do not fit its names`);
    if (values.kind === "csr" && values.indices.some((column) => column >= values.columns))
      throw damaged(`a value of assay "${name}" belongs to no feature`);
  }
  return cohort;
}

function damaged(why: string): OmixelError {
  return new OmixelError("UnreadableFile", `The file is damaged: ${why}.`, "Write or copy the file again.");
}
