import { groupMoments, momentsOf, momentsOfOthers } from "../math/group-moments.js";
import { welch } from "../math/two-sample.js";
import { ranker } from "./ranker.js";

/**
 * The largest |t| of Welch's t-tests of each class against all others; for two classes that is the one |t| there is. A
 * feature that is constant within both sides but differs between them gets Infinity, a constant one 0; a class in which
 * fewer than two of its values are known does not count.
 */
export const tTest = ranker<object>({
  name: "tTest",
  source: { paper: "Welch 1947", doi: "10.1093/biomet/34.1-2.28", reference: "scipy 1.17.1, stats.ttest_ind" },
  defaults: {},
  supervised: true,
  leastMembers: 2,
  missing: "leftOut",
  rank({ values, classes, classNames }) {
    const moments = groupMoments(values, classes, classNames.length);
    return Float64Array.from({ length: values.columns }, (_, j) =>
      classNames.reduce((most, _name, c) => {
        const [own, others] = [momentsOf(moments, c, j), momentsOfOthers(moments, c, j)];
        // A single known value shows no spread, and would outrank all.
        return own.count > 1 && others.count > 1 ? Math.max(most, Math.abs(welch(own, others).t)) : most;
      }, 0),
    );
  },
});
