import { expect, test } from "@jest/globals";
import { putWeights, takeWeights } from "../../src/omics/weights.js";

const tensor = (value: number) => ({ shape: [1], values: Float32Array.of(value) });
const state = {
  classes: ["a", "b"],
  members: [
    { layout: 0, weights: { "fc.weight": tensor(1) } },
    { layout: 1, weights: { "fc.weight": tensor(2), "fc.bias": tensor(3) } },
  ],
};

test("weights are taken out under names of their own and put back", () => {
  const { rest, weights, classes } = takeWeights(state);
  expect(rest).toEqual({
    classes: ["a", "b"],
    members: [
      { layout: 0, weights: "network-0" },
      { layout: 1, weights: "network-1" },
    ],
  });
  expect(Object.keys(weights)).toEqual(["network-0", "network-1"]);
  expect(classes).toEqual({ "network-0": ["a", "b"], "network-1": ["a", "b"] });
  expect(putWeights(rest, (name) => weights[name]!)).toEqual(state);
});

test("networks of parts know the classes of their part", () => {
  const part = { classes: ["b"], weights: { "fc.weight": tensor(4) } };
  expect(takeWeights({ ...state, assays: [part] }).classes).toMatchObject({
    "network-0": ["a", "b"],
    "network-2": ["b"],
  });
});

test("the state itself is left as it was", () => {
  const before = structuredClone(state);
  takeWeights(state);
  expect(state).toEqual(before);
});

test("typed arrays are handed on, not taken apart", () => {
  const values = Float32Array.of(1, 2);
  expect((takeWeights({ mean: values }).rest as { mean: Float32Array }).mean).toBe(values);
});
