import { columnNames, texts } from "../data/table.js";
import type { GeneRank } from "../explain/rank-genes.js";
import type { Control } from "./options.js";
import type { Recovery } from "./result.js";
import type { Study } from "./score.js";

/**
 * For cohorts whose truth is known (column `planted` of the feature table: the class a gene was planted for): how many
 * planted genes of a class stand among as many top-ranked genes of that class, over all classes.
 *
 * @param controls rankings by the networks of the controls, which stand beside the result
 */
export function recoveryOf(
  { cohort, classes }: Study,
  ranks: readonly GeneRank[],
  controls: Readonly<Partial<Record<Control, readonly GeneRank[]>>> = {},
): Recovery | undefined {
  const [assay, ...others] = Object.values(cohort.assays);
  if (!assay || others.length > 0) return undefined; // only single tables are simulated
  const { features, values } = assay;
  if (!columnNames(features).includes("planted")) return undefined;
  const names = texts(features, "feature");
  const plantedFor = texts(features, "planted");
  const planted = classes.map((name) => new Set(names.filter((_, f) => plantedFor[f] === name)));
  const total = planted.reduce((sum, genes) => sum + genes.size, 0);
  if (total === 0) return undefined;
  const found = (list: readonly GeneRank[]) =>
    classes.reduce((sum, name, c) => {
      const best = list
        .filter((rank) => rank.class === name)
        .sort((a, b) => a.rank - b.rank)
        .slice(0, planted[c]!.size);
      return sum + best.filter(({ feature }) => planted[c]!.has(feature)).length;
    }, 0);
  // A random ranking finds a share of each class's genes equal to their share of all genes.
  const random = planted.reduce((sum, genes) => sum + genes.size ** 2 / values.columns, 0) / total;
  return {
    planted: total,
    found: found(ranks),
    share: found(ranks) / total,
    random,
    ...Object.fromEntries(Object.entries(controls).map(([name, list]) => [name, found(list) / total])),
  };
}
