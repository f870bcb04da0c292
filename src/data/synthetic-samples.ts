import { type Cohort, sampleCount } from "./cohort.js";
import { columnNames, texts, withColumn } from "./table.js";

/** The cohort with a column that says of each sample whether it was made ("yes") or measured ("no", all of them yet). */
export function withSyntheticColumn(cohort: Cohort): Cohort & { readonly roles: { readonly synthetic: string } } {
  if (cohort.roles.synthetic !== undefined) return cohort as ReturnType<typeof withSyntheticColumn>;
  const taken = columnNames(cohort.samples);
  let synthetic = "synthetic";
  while (taken.includes(synthetic)) synthetic += "_";
  const samples = withColumn(cohort.samples, synthetic, Array<string>(sampleCount(cohort)).fill("no"));
  return { ...cohort, samples, roles: { ...cohort.roles, synthetic } };
}

/** 1 for each sample that was made, 0 for each that was measured; undefined where all were measured. */
export function syntheticSamples({ samples, roles }: Cohort): Uint8Array | undefined {
  if (roles.synthetic === undefined) return undefined;
  const bits = Uint8Array.from(texts(samples, roles.synthetic), (text) => Number(text === "yes"));
  return bits.includes(1) ? bits : undefined;
}

/** Rows of the samples that were measured. */
export function measuredSamples(cohort: Cohort): Int32Array {
  const synthetic = syntheticSamples(cohort);
  return Int32Array.from({ length: sampleCount(cohort) }, (_, row) => row).filter((row) => synthetic?.[row] !== 1);
}
