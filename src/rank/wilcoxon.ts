import { columnEntries } from "../math/column-entries.js";
import { rankSums } from "../math/rank-sums.js";
import { rankSumDeviate } from "../math/two-sample.js";
import { ranker } from "./ranker.js";

/**
 * The largest |z| of Wilcoxon's rank-sum tests of each class against all others, corrected for ties, without continuity
 * correction. A constant feature gets 0.
 */
export const wilcoxon = ranker<object>({
  name: "wilcoxon",
  source: { paper: "Wilcoxon 1945", doi: "10.2307/3001968", reference: "scipy 1.17.1, stats.mannwhitneyu" },
  defaults: {},
  supervised: true,
  leastMembers: 1,
  missing: "leftOut",
  rank({ values, classes, classNames }) {
    const entriesOf = columnEntries(values);
    const rank = rankSums(classes, classNames.length);
    return Float64Array.from({ length: values.columns }, (_, j) => {
      const ranked = rank(entriesOf(j));
      return classNames.reduce((most, _name, c) => Math.max(most, Math.abs(rankSumDeviate(ranked, c, true))), 0);
    });
  },
});
