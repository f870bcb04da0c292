import type { Registry } from "../registry.js";
import { anovaF } from "./anova-f.js";
import { catboost } from "./catboost.js";
import { decisionTree } from "./decision-tree.js";
import { kruskal } from "./kruskal.js";
import { l1Logistic } from "./l1-logistic.js";
import { lightgbm } from "./lightgbm.js";
import { mrmr } from "./mrmr.js";
import { mutualInformation } from "./mutual-information.js";
import { randomForest } from "./random-forest.js";
import type { AnyRanker } from "./ranker.js";
import { tTest } from "./t-test.js";
import { variance } from "./variance.js";
import { wilcoxon } from "./wilcoxon.js";
import { xgboost } from "./xgboost.js";

/** Ways to tell which features matter, by name. */
export const rankers = {
  /** Variance over all samples; asks for no classes. */
  variance,
  /** F of a one-way analysis of variance. */
  anovaF,
  /** Kruskal and Wallis's H: analysis of variance on ranks. */
  kruskal,
  /** Largest |t| of Welch's t-tests, each class against the others. */
  tTest,
  /** Largest |z| of Wilcoxon's rank-sum tests, each class against the others. */
  wilcoxon,
  /** Mutual information of feature and class, from nearest neighbours. */
  mutualInformation,
  /** Minimum redundancy, maximum relevance: what tells most beside the features chosen before. */
  mrmr,
  /** Absolute coefficients of a logistic regression that leaves most features out. */
  l1Logistic,
  /** Decrease of impurity in one classification tree. */
  decisionTree,
  /** Mean decrease of impurity in a forest of randomised trees. */
  randomForest,
  /** Gain in boosted trees grown level by level. */
  xgboost,
  /** Gain in boosted trees grown leaf by leaf. */
  lightgbm,
  /** Gain in oblivious trees under ordered boosting. */
  catboost,
} as const satisfies Registry<AnyRanker>;
