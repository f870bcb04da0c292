import { groupMoments } from "../math/group-moments.js";
import { ranker } from "./ranker.js";

/** Variance of each feature over all samples (divisor n), whatever their classes. A constant feature gets 0. */
export const variance = ranker<object>({
  name: "variance",
  source: {
    paper: "Bourgon et al. 2010",
    doi: "10.1073/pnas.0914005107",
    reference: "scikit-learn 1.9.1, feature_selection.VarianceThreshold",
  },
  defaults: {},
  supervised: false,
  leastMembers: 1,
  missing: "leftOut",
  rank({ values }) {
    const { counts, squares } = groupMoments(values, new Int32Array(values.rows), 1);
    return squares.map((sum, j) => (counts[j]! > 0 ? sum / counts[j]! : 0));
  },
});
