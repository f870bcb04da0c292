/** @param {number} share of the trees */
export default (share) => ({
  options: { trees: 500 * share },
  peer: {
    name: "scikit-learn",
    module: "sklearn.ensemble",
    class: "ExtraTreesClassifier",
    arguments: { n_estimators: 500 * share, n_jobs: 2, random_state: 1 },
  },
});
