import { columnEntries } from "../math/column-entries.js";
import { type RankSums, rankSums } from "../math/rank-sums.js";
import { ranker } from "./ranker.js";

/** H of Kruskal and Wallis, corrected for ties: analysis of variance on ranks. A constant feature gets 0. */
export const kruskal = ranker<object>({
  name: "kruskal",
  source: { paper: "Kruskal & Wallis 1952", doi: "10.2307/2280779", reference: "scipy 1.17.1, stats.kruskal" },
  defaults: {},
  supervised: true,
  leastMembers: 1,
  missing: "leftOut",
  rank({ values, classes, classNames }) {
    const entriesOf = columnEntries(values);
    const rank = rankSums(classes, classNames.length);
    return Float64Array.from({ length: values.columns }, (_, j) => hOf(rank(entriesOf(j))));
  },
});

function hOf({ sums, counts, total, ties }: RankSums): number {
  const untied = 1 - ties / (total ** 3 - total);
  if (!(untied > 0)) return 0; // all equal, or fewer than two values
  let squares = 0;
  for (let g = 0; g < sums.length; g++) if (counts[g]! > 0) squares += sums[g]! ** 2 / counts[g]!;
  return Math.max(0, ((12 / (total * (total + 1))) * squares - 3 * (total + 1)) / untied);
}
