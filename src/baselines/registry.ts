import type { Registry } from "../registry.js";
import type { AnyBaseline } from "./baseline.js";
import { catboost } from "./catboost.js";
import { extraTrees } from "./extra-trees.js";
import { kNearestNeighbours } from "./k-nearest-neighbours.js";
import { lightgbm } from "./lightgbm.js";
import { linearDiscriminant } from "./linear-discriminant.js";
import { logisticRegression } from "./logistic-regression.js";
import { mlp } from "./mlp.js";
import { naiveBayes } from "./naive-bayes.js";
import { randomForest } from "./random-forest.js";
import { ridge } from "./ridge.js";
import { svm } from "./svm.js";
import { xgboost } from "./xgboost.js";

/** Plain methods by name, to be judged beside networks on the same folds; a line's comment is what a notebook shows on hover. */
export const baselines = {
  /** The classes of the nearest training samples. Cover & Hart 1967. */
  kNearestNeighbours,
  /** Normal classes with one covariance, shrunk. Fisher 1936. */
  linearDiscriminant,
  /** A linear logit a class: ridge, lasso or elastic net. Cox 1958. */
  logisticRegression,
  /** A perceptron with a hidden layer. Rumelhart et al. 1986. */
  mlp,
  /** A normal distribution a class and feature. Maron 1961. */
  naiveBayes,
  /** One ridge regression a class. Hoerl & Kennard 1970. */
  ridge,
  /** The widest margin between each two classes, linear or radial. Cortes & Vapnik 1995. */
  svm,
  /** Trees on samples drawn with replacement, voting. Breiman 2001. */
  randomForest,
  /** Trees of random cuts, voting. Geurts et al. 2006. */
  extraTrees,
  /** Trees boosted level by level. Chen & Guestrin 2016. */
  xgboost,
  /** Trees boosted leaf by leaf. Ke et al. 2017. */
  lightgbm,
  /** Oblivious trees under ordered boosting. Prokhorenkova et al. 2018. */
  catboost,
} as const satisfies Registry<AnyBaseline>;
