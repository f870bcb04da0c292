import { expect, test } from "@jest/globals";
import { heldOutDecisions } from "../../../src/baselines/svm/held-out.js";

const places = [-3, -1, 1, 3, 9];
const kernel = {
  row: (i: number) => Float32Array.from(places, (place) => place * places[i]!),
  diagonal: Float64Array.from(places, (place) => place ** 2),
  release: () => undefined,
};

test("a sample is told by surfaces that never saw its fold", async () => {
  const task = { kernel, labels: Int32Array.of(0, 0, 1, 1, 1), classes: 2, C: 100, tolerance: 1e-6 };
  const decisions = await heldOutDecisions(task, Int32Array.of(0, 1, 0, 1, -1), () => Promise.resolve());
  // Without the first and third the surface lies at 1, half-way from -1 to 3; without the others at -1.
  expect([...decisions].map((value) => +value.toFixed(3))).toEqual([2, 0, 0, -2, NaN]);
});
