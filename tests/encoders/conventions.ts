import type { Cohort } from "../../src/data/cohort.js";
import { type Column, tableOf, texts } from "../../src/data/table.js";

/**
 * Options with which an encoder passes the convention test of the registry where its defaults cannot: a file that it has
 * to be given, or a size that it cannot draw in 16 × 16 pixels. Features are called g0, g1 … or gene0, gene1 …, see `factsOf`
 * for what their table tells.
 */
export const conventionOptions: Readonly<Record<string, object>> = {};

/** What the feature tables of the convention test tell: where genes lie, and on which spot. */
export function factsOf(count: number): Readonly<Record<string, Column>> {
  const of = <T>(value: (f: number) => T) => Array.from({ length: count }, (_, f) => value(f));
  return {
    chromosome: of((f) => ["chr1", "chr2", "chr10", "chrX"][f % 4]!),
    start: of((f) => 1000 * ((f * 37) % 101)),
    x: of((f) => (f * 13) % 29),
    y: of((f) => (f * 7) % 23),
  };
}

/** The cohort with these facts in its feature table. */
export function described(cohort: Cohort): Cohort {
  const rna = cohort.assays.rna!;
  const feature = texts(rna.features, "feature");
  const features = tableOf({ feature, ...factsOf(feature.length) });
  return { ...cohort, assays: { rna: { ...rna, features } } };
}
