import { expect, test } from "@jest/globals";
import { stateDistances } from "../../src/math/recurrence.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

test("states of several values in a row", () => {
  const out = new Float64Array(9);
  stateDistances(Float64Array.of(0, 3, 7, 4), 2, out);
  // (0, 3), (3, 7), (7, 4)
  const far = Math.sqrt(50);
  expect(Array.from(out)).toEqual([0, 5, far, 5, 0, 5, far, 5, 0]);
});

test("a missing value is missing in its distances", () => {
  const out = new Float64Array(4);
  stateDistances(Float64Array.of(1, NaN), 1, out);
  expect(Array.from(out)).toEqual([0, NaN, NaN, NaN]);
});

describeWithShared("pyts.image.RecurrencePlot", ["fixtures/parity/signals.json"], () => {
  test("distances of single values", () => {
    const { input, expected, tolerance } = parityCase("signals", "recurrence-markov");
    const signal = Float64Array.from(input.x.data);
    const out = new Float64Array(signal.length ** 2);
    stateDistances(signal, 1, out);
    expect(excess(out, expected.recurrence.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
