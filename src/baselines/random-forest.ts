import { forestBaseline } from "./forest-baseline.js";

/** Trees on samples drawn with replacement, each split the best of some features (Breiman 2001). */
export const randomForest = forestBaseline(
  "randomForest",
  {
    paper: "Breiman 2001",
    doi: "10.1023/A:1010933404324",
    reference: "scikit-learn 1.9.1, ensemble.RandomForestClassifier",
  },
  { bootstrap: true, cuts: "best" },
);
