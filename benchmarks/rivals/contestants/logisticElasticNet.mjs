/** The peer's only solver for this penalty takes minutes for the usual table. */
export default () => ({
  baseline: "logisticRegression",
  shape: { samples: 154, features: 534, classes: 2 },
  options: { penalty: "elasticNet" },
  peer: {
    name: "scikit-learn",
    module: "sklearn.linear_model",
    class: "LogisticRegression",
    arguments: { l1_ratio: 0.5, solver: "saga", max_iter: 10_000 },
  },
});
