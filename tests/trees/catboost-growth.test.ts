import { expect, test } from "@jest/globals";
import { catboostDefaults, catboostGrowth, checkCatboost } from "../../src/trees/catboost-growth.js";

test("what is left open is the library's choice for samples, classes and rounds", () => {
  // CatBoostClassifier().learning_rate_ of 61 and 100 samples
  expect(catboostGrowth({ ...catboostDefaults, rounds: 1000 }, 61, 2).learningRate).toBe(0.003121);
  expect(catboostGrowth({ ...catboostDefaults, rounds: 5 }, 100, 2).learningRate).toBeCloseTo(0.496568, 6);
  expect(catboostGrowth({ ...catboostDefaults, rounds: 5 }, 100, 3).learningRate).toBe(0.5);
  expect(catboostGrowth(catboostDefaults, 100, 2)).toMatchObject({ bootstrap: "minimalVariance", leafSteps: 10 });
  expect(catboostGrowth(catboostDefaults, 100, 3)).toMatchObject({ bootstrap: "bayesian", leafSteps: 1 });
});

test("what is said holds", () => {
  const said = { ...catboostDefaults, learningRate: 0.2, bootstrap: "none", leafSteps: 3 } as const;
  expect(catboostGrowth(said, 100, 2)).toMatchObject({ learningRate: 0.2, bootstrap: "none", leafSteps: 3 });
});

test.each([{ depth: 0 }, { depth: 13 }, { learningRate: 2 }, { randomStrength: -1 }, { leafSteps: 0 }])(
  "%j is refused",
  (wrong) => {
    expect(() => checkCatboost("boost", catboostDefaults)).not.toThrow();
    expect(() => checkCatboost("boost", { ...catboostDefaults, ...wrong })).toThrow(/boost: Option/);
  },
);

test("a bootstrap that is not there is refused", () => {
  const wrong = { ...catboostDefaults, bootstrap: "poisson" as "none" };
  expect(() => checkCatboost("boost", wrong)).toThrow(/poisson/);
});
