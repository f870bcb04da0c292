import { expect, test } from "@jest/globals";
import {
  linearAttribution,
  linearModelAbout,
  linearProbabilities,
  linearScores,
  softmaxRows,
} from "../../../src/baselines/linear/linear-model.js";
import { dense } from "../../../src/data/dense.js";

// Two features, three classes; weights by feature.
const model = linearModelAbout(Float64Array.of(1, -2), [1, 0, -1, 0, 2, -2], [0.5, 0, 0.25]);
const x = dense(2, 2, Float32Array.of(1, -2, 3, -1));

test("scores at the mean are those given; elsewhere they are linear", () => {
  expect([...linearScores(x, model)]).toEqual([0.5, 0, 0.25, 2.5, 2, -3.75]);
});

test("features far from 0 cost no precision", () => {
  const far = linearModelAbout(Float64Array.of(1e6), [1 / 3, 0], [0, 0]);
  expect(linearScores(dense(1, 1, Float32Array.of(1e6 + 1)), far)[0]).toBeCloseTo(1 / 3, 7);
});

test("what features add is the change of the target's score against the mean of the others", () => {
  const scores = linearAttribution(x, model, Int32Array.of(0, 1));
  // Of the second sample, 2 and 1 from the mean: class 1 has weights 0 and 2, the others (1 - 1) / 2 and (0 - 2) / 2.
  expect([...scores.values]).toEqual([0, 0, 0, 3]);
  const [own, base] = [linearScores(x, model).subarray(3), [0.5, 0, 0.25]];
  const against = (s: ArrayLike<number>) => s[1]! - (s[0]! + s[2]!) / 2;
  expect(0 + 3).toBeCloseTo(against(own) - against(base), 12);
});

test("softmax bears large scores", () => {
  expect([...softmaxRows(Float64Array.of(1000, 1000, -1000, 0, 0, 0), 3)].map((p) => +p.toFixed(4))).toEqual([
    0.5, 0.5, 0, 0.3333, 0.3333, 0.3333,
  ]);
  expect(linearProbabilities(x, model)[3]).toBeCloseTo(
    Math.exp(2.5) / (Math.exp(2.5) + Math.exp(2) + Math.exp(-3.75)),
    6,
  );
});
