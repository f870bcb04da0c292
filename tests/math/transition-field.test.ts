import { expect, test } from "@jest/globals";
import { equalPieces } from "../../src/math/piecewise-mean.js";
import { binOf, quantileEdges, transitionField, transitions } from "../../src/math/transition-field.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const rounded = (values: Float64Array) => Array.from(values, (value) => Number(value.toFixed(6)));

test("borders of equally full bins; a value on a border is below it", () => {
  const edges = quantileEdges([4, 1, 3, 2, 5], 2);
  expect(Array.from(edges)).toEqual([3]);
  expect([1, 3, 3.1, NaN].map((value) => binOf(value, edges))).toEqual([0, 0, 1, -1]);
});

test("transitions are shares of what follows; missing values are passed over", () => {
  expect(rounded(transitions(Int32Array.of(0, 1, -1, 0, 0, 1), 3))).toEqual([0.333333, 0.666667, 0, 1, 0, 0, 0, 0, 0]);
});

test("the field is averaged over pieces", () => {
  const bins = Int32Array.of(0, 1, 0, 0, 1, 1);
  const whole = new Float64Array(36);
  transitionField(bins, 2, equalPieces(6, 6), equalPieces(6, 6), whole);
  const halves = new Float64Array(6);
  transitionField(bins, 2, equalPieces(6, 2), equalPieces(6, 3), halves);
  const mean = (y: number, x: number) => {
    let sum = 0;
    for (let i = 3 * y; i < 3 * y + 3; i++) for (let j = 2 * x; j < 2 * x + 2; j++) sum += whole[6 * i + j]! / 6;
    return Number(sum.toFixed(6));
  };
  expect(rounded(halves)).toEqual([mean(0, 0), mean(0, 1), mean(0, 2), mean(1, 0), mean(1, 1), mean(1, 2)]);
});

describeWithShared("pyts.image.MarkovTransitionField", ["fixtures/parity/signals.json"], () => {
  test("four bins by quantiles", () => {
    const { input, expected, tolerance } = parityCase("signals", "recurrence-markov");
    const values: number[] = input.x.data;
    const edges = quantileEdges(values, 4);
    const places = equalPieces(values.length, values.length);
    const out = new Float64Array(values.length ** 2);
    transitionField(
      Int32Array.from(values, (value) => binOf(value, edges)),
      4,
      places,
      places,
      out,
    );
    expect(excess(out, expected.markov.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
