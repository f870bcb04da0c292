import logisticRegression from "./logisticRegression.mjs";

export default () => ({
  ...logisticRegression(),
  baseline: "logisticRegression",
  shape: { samples: 154, features: 534, classes: 2 },
});
