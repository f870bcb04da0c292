/** @param {number} share of the trees */
export default (share) => ({
  options: { rounds: 100 * share },
  peer: {
    name: "XGBoost",
    module: "xgboost",
    class: "XGBClassifier",
    arguments: { n_estimators: 100 * share, n_jobs: 2, tree_method: "hist" },
  },
});
