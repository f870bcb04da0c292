import { forestBaseline } from "./forest-baseline.js";

/** Trees on all samples, each split the best of some features' random cuts (Geurts et al. 2006). */
export const extraTrees = forestBaseline(
  "extraTrees",
  {
    paper: "Geurts, Ernst & Wehenkel 2006",
    doi: "10.1007/s10994-006-6226-1",
    reference: "scikit-learn 1.9.1, ensemble.ExtraTreesClassifier",
  },
  { bootstrap: false, cuts: "random" },
);
