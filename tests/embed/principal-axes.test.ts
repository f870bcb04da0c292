import { expect, test } from "@jest/globals";
import { exactAxes, randomisedAxes } from "../../src/embed/principal-axes.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";

const random = seededRandom(8);
const centred = {
  rows: 30,
  columns: 10,
  values: Float64Array.from({ length: 300 }, (_, i) => random.normal() / (1 + (i % 10))),
};
const { linalg } = testContext().engine;

test("both solvers find the same axes, longest first", () => {
  const exact = exactAxes(centred, 4, linalg);
  const randomised = randomisedAxes(centred, 4, 6, 7, seededRandom(1), linalg);
  exact.axes.values.forEach((value, i) => expect(randomised.axes.values[i]).toBeCloseTo(value, 8));
  expect([...exact.squares]).toEqual([...exact.squares].sort((a, b) => b - a));
});

test("the same seed gives the same bits", () => {
  const once = randomisedAxes(centred, 2, 3, 1, seededRandom("a"), linalg);
  const again = randomisedAxes(centred, 2, 3, 1, seededRandom("a"), linalg);
  expect(again).toEqual(once);
});
