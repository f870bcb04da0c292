import { expect, test } from "@jest/globals";
import { lightgbm } from "../../src/baselines/lightgbm.js";
import { dense } from "../../src/data/dense.js";
import { expectParity, treeContext } from "./trees.js";

test("probabilities and Shapley values are the library's", () =>
  expectParity(lightgbm, { rounds: 9, leaves: 4, minLeaf: 12, minBin: 1 }, 1e-4, 10));

test("a few dozen samples are split, which the library's 20 samples a leaf forbid", async () => {
  const labels = Int32Array.from({ length: 30 }, (_, i) => i % 2);
  const x = dense(
    30,
    1,
    Float32Array.from(labels, (label, i) => 10 * label + (i % 7)),
  );
  const said = async (options: object) => {
    const chosen = { ...lightgbm.defaults, ...options };
    const state = await lightgbm.fit({ x, labels, classes: 2 }, chosen, treeContext());
    return lightgbm.predict(x, state, chosen, treeContext());
  };
  expect((await said({}))[3]).toBeGreaterThan(0.9);
  expect((await said({ minLeaf: 20 }))[3]).toBeCloseTo(0.5, 6);
});

test("options out of range are refused", () => {
  expect(() => lightgbm.check?.({ ...lightgbm.defaults, minBin: 0 })).toThrow(/lightgbm: Option "minBin"/);
});
