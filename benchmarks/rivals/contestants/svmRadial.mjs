/** omixel's time includes the five inner folds from which probabilities are learnt; the peer makes none. */
export default () => ({
  baseline: "svm",
  options: { kernel: "rbf" },
  peer: { name: "libsvm", module: "sklearn.svm", class: "SVC", arguments: { kernel: "rbf" } },
});
