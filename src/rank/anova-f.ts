import { anovaF as fOfFeatures } from "../math/anova.js";
import { ranker } from "./ranker.js";

/**
 * F of a one-way analysis of variance: variance between the classes over variance within. A constant feature gets 0, one
 * that is constant within each class but not between them Infinity.
 */
export const anovaF = ranker<object>({
  name: "anovaF",
  source: { paper: "Fisher 1925", reference: "scikit-learn 1.9.1, feature_selection.f_classif" },
  defaults: {},
  supervised: true,
  leastMembers: 1,
  missing: "leftOut",
  rank: ({ values, classes, classNames }) => fOfFeatures(values, classes, classNames.length),
});
