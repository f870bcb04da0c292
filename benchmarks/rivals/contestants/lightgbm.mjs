/** @param {number} share of the trees */
export default (share) => ({
  options: { rounds: 100 * share },
  peer: {
    name: "LightGBM",
    module: "lightgbm",
    class: "LGBMClassifier",
    arguments: { n_estimators: 100 * share, n_jobs: 2, verbose: -1 },
  },
});
