import { expect, test } from "@jest/globals";
import { catboost } from "../../src/baselines/catboost.js";
import { apart, three, treeReference } from "../trees/reference.js";
import { expectParity, saidBy } from "./trees.js";

test("without chance probabilities and Shapley values are the library's", async () => {
  await expectParity(catboost, { rounds: 25, learningRate: 0.1, randomStrength: 0, bootstrap: "none" }, 2e-6);
});

test("with chance it is as near to the library as that is to itself under another seed", async () => {
  const { seeds } = treeReference.catboost as unknown as { seeds: number[][][] };
  const [one, other] = seeds.map((said) => said.flat());
  const chance = apart(one!, other!).mean;
  for (const seed of [1, 2, 3]) {
    const { said } = await saidBy(catboost, {}, three, seed);
    expect(apart(said, one!).mean).toBeLessThan(1.5 * chance);
  }
});

test("options out of range are refused", () => {
  expect(() => catboost.check?.({ ...catboost.defaults, depth: 13 })).toThrow(/at most 12/);
});
