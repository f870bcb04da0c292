import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort } from "../data/cohort.js";
import { texts } from "../data/table.js";
import type { GeneSet } from "../io/gmt.js";
import { mergeOptions } from "../registry.js";
import { seededRandom } from "../random.js";

export interface SimulatedGeneSetsOptions {
  /** Number of sets of genes drawn at random, in which nothing should be found, 0 or more. Default 50. */
  readonly random: number;
  /** Same seed, same sets. Default 1. */
  readonly seed: number;
}

const defaults: Readonly<SimulatedGeneSetsOptions> = Object.freeze({ random: 50, seed: 1 });

/**
 * Gene sets for a simulated cohort: each planted module, and as many random sets as asked for, of the modules' sizes, from
 * all genes.
 *
 * @param cohort from `simulateCohort`
 * @throws UnknownName for a cohort whose feature table has no column `module`
 */
export function simulatedGeneSets(cohort: Cohort, options: Partial<SimulatedGeneSetsOptions> = {}): GeneSet[] {
  const settings = mergeOptions<SimulatedGeneSetsOptions>("simulatedGeneSets", defaults, options);
  const assay = assayOf(cohort);
  const genes = featureNames(assay);
  const members = new Map<string, string[]>();
  texts(assay.features, "module").forEach((module, f) => {
    if (module !== "") members.set(module, [...(members.get(module) ?? []), genes[f]!]);
  });
  const planted = [...members]
    .map(([name, of]) => ({ name, description: "planted", genes: of }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const random = seededRandom(settings.seed).fork("gene sets");
  const drawn = Array.from({ length: settings.random }, (_, k) => ({
    name: `random${String(k + 1).padStart(String(settings.random).length, "0")}`,
    description: "drawn at random",
    genes: random.shuffle([...genes]).slice(0, planted[k % planted.length]?.genes.length ?? 15),
  }));
  return [...planted, ...drawn];
}
