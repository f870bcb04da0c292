import { expect, test } from "@jest/globals";
import { kNearestNeighbours } from "../../src/baselines/k-nearest-neighbours.js";
import { dense } from "../../src/data/dense.js";

const state = { x: dense(4, 1, Float32Array.of(0, 1, 4, 6)), labels: Int32Array.of(0, 0, 1, 1), classes: 2 };
const asked = dense(2, 1, Float32Array.of(2, 4));
const ctx = {} as never;

test("the nearest vote alike, or by the inverse of their distance", () => {
  const uniform = kNearestNeighbours.predict(asked, state, { neighbours: 3, weights: "uniform" }, ctx) as Float32Array;
  expect([...uniform].map((p) => +p.toFixed(4))).toEqual([0.6667, 0.3333, 0.3333, 0.6667]);
  const distance = kNearestNeighbours.predict(
    asked,
    state,
    { neighbours: 3, weights: "distance" },
    ctx,
  ) as Float32Array;
  // Of 2: weights 1/2, 1, 1/2. 4 is a training sample itself.
  expect([...distance]).toEqual([0.75, 0.25, 0, 1]);
});

test("scores of the features add up to the margin between the nearest of both sides", () => {
  const scores = kNearestNeighbours.attribute(
    asked,
    state,
    Int32Array.of(0, 1),
    { neighbours: 1, weights: "uniform" },
    ctx,
  );
  expect([...(scores as { values: Float32Array }).values]).toEqual([4 - 1, 9 - 0]);
});

test("options out of range are refused", () => {
  const check = (options: object) => () => kNearestNeighbours.check!({ ...kNearestNeighbours.defaults, ...options });
  expect(check({ neighbours: 0 })).toThrow(/neighbours is 0/);
  expect(check({ weights: "rank" })).toThrow(/"uniform" or "distance"/);
});
