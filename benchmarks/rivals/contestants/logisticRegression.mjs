export default () => ({
  options: {},
  peer: {
    name: "scikit-learn",
    module: "sklearn.linear_model",
    class: "LogisticRegression",
    arguments: { max_iter: 10_000 },
  },
});
