import { expect, test } from "@jest/globals";
import { catboost } from "../../src/baselines/catboost.js";
import { accuracyOf, referenceOf, saidBy } from "./trees.js";

test("says what the library's ordered boosting says, chance aside", async () => {
  const theirs = referenceOf("catboost");
  const { said } = await saidBy(catboost, { rounds: 100 });
  expect(Math.abs(accuracyOf(said) - accuracyOf(theirs))).toBeLessThan(0.1);
});

test("options out of range are refused", () => {
  expect(() => catboost.check?.({ ...catboost.defaults, depth: 13 })).toThrow(/at most 12/);
});
