/**
 * Fewer features than the others: the library takes minutes. Both choose the learning rate by the library's rule.
 *
 * @param {number} share of the trees
 */
export default (share) => ({
  shape: { samples: 763, features: 2_000, classes: 4 },
  options: { rounds: 100 * share },
  peer: {
    name: "CatBoost",
    module: "catboost",
    class: "CatBoostClassifier",
    arguments: { iterations: 100 * share, thread_count: 2, verbose: false, allow_writing_files: false },
  },
});
