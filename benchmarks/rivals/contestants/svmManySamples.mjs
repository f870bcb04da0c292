import svmRadial from "./svmRadial.mjs";

export default () => ({ ...svmRadial(), shape: { samples: 2_000, features: 2_000, classes: 2 } });
