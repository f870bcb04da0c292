/** liblinear is the library's fastest for this penalty, knows two classes alone, and penalises the intercept as well. */
export default () => ({
  baseline: "logisticRegression",
  shape: { samples: 763, features: 20_000, classes: 2 },
  options: { penalty: "l1" },
  peer: {
    name: "liblinear",
    module: "sklearn.linear_model",
    class: "LogisticRegression",
    arguments: { l1_ratio: 1, solver: "liblinear", max_iter: 10_000 },
  },
});
