import { expect, test } from "@jest/globals";
import {
  byOutput,
  ofAllClasses,
  SoftmaxLoss,
  startingIntercepts,
} from "../../../src/baselines/softmax/softmax-loss.js";

const scores = Float64Array.of(0.3, -1, 2, 0.5, 0.1, -0.4);

test.each([
  [2, Int32Array.of(0, 1, 1, 0, 0, 1)],
  [3, Int32Array.of(2, 0)],
])("%i classes: slopes and curvature are those of the loss", (classes, labels) => {
  const loss = new SoftmaxLoss(labels, classes);
  const at = (shift: (i: number) => number) => loss.evaluate(scores.map((score, i) => score + shift(i)));
  const step = 1e-4;
  const direction = Float64Array.of(1, -0.5, 0.2, 0, 2, 1);
  for (let j = 0; j < 6; j++) {
    const difference = (at((i) => (i === j ? step : 0)) - at((i) => (i === j ? -step : 0))) / (2 * step);
    loss.evaluate(scores);
    expect(loss.slopes()[j]).toBeCloseTo(difference, 6);
  }
  at((i) => step * direction[i]!);
  const ahead = loss.slopes();
  at((i) => -step * direction[i]!);
  const behind = loss.slopes();
  loss.evaluate(scores);
  loss.curved(direction).forEach((value, j) => expect(value).toBeCloseTo((ahead[j]! - behind[j]!) / (2 * step), 6));
});

test("the loss is the negative log of what was observed, and bears large scores", () => {
  expect(new SoftmaxLoss(Int32Array.of(1), 2).evaluate(Float64Array.of(Math.log(3)))).toBeCloseTo(Math.log(4 / 3), 12);
  expect(new SoftmaxLoss(Int32Array.of(0), 2).evaluate(Float64Array.of(900))).toBe(900);
  expect(new SoftmaxLoss(Int32Array.of(1), 3).evaluate(Float64Array.of(900, 900, 0))).toBeCloseTo(Math.log(2), 12);
});

test("what two classes share becomes half for one and half against the other", () => {
  expect([...ofAllClasses([4, -2], 1)]).toEqual([-2, 2, 1, -1]);
  expect([...ofAllClasses([4, -2, 1], 3)]).toEqual([4, -2, 1]);
});

test("outputs apart", () => {
  expect(byOutput(Float64Array.of(1, 2, 3, 4, 5, 6), 3)).toEqual([[1, 4], [2, 5], [3, 6]].map((own) => Float64Array.from(own))); // prettier-ignore
});

test("intercepts alone give the classes' shares", () => {
  expect(startingIntercepts(Int32Array.of(0, 1, 1, 1), 2)[0]).toBeCloseTo(Math.log(3), 12);
  const three = startingIntercepts(Int32Array.of(0, 1, 1, 2), 3);
  expect(three[1]! - three[0]!).toBeCloseTo(Math.log(2), 12);
  expect(three[0]! + three[1]! + three[2]!).toBeCloseTo(0, 12);
});
