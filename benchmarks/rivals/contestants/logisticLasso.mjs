import logisticRegression from "./logisticRegression.mjs";

/** liblinear is the library's fastest for this penalty, knows two classes alone, and penalises the intercept as well. */
export default () => {
  const { peer } = logisticRegression();
  const solver = { l1_ratio: 1, solver: "liblinear" };
  return {
    baseline: "logisticRegression",
    shape: { samples: 763, features: 20_000, classes: 2 },
    options: { penalty: "l1" },
    peer: { ...peer, name: "liblinear", arguments: { ...peer.arguments, ...solver } },
  };
};
