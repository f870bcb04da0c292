import { expect, test } from "@jest/globals";
import { coupledProbabilities, fitSigmoid, fitSigmoids } from "../../../src/baselines/svm/platt.js";
import { sklearnReference } from "../sklearn.js";

test.each(sklearnReference.platt as { decisions: number[]; labels: number[]; a: number; b: number }[])(
  "the sigmoid is scikit-learn's",
  ({ decisions, labels, a, b }) => {
    const found = fitSigmoid(
      decisions,
      labels.map((label) => label === 1),
    );
    expect(Math.abs(found.a - a)).toBeLessThan(1e-3 * Math.abs(a));
    expect(Math.abs(found.b - b)).toBeLessThan(1e-3 * (1 + Math.abs(b)));
  },
);

test("a sigmoid a pair, from samples of its two classes that were told something", () => {
  const decisions = Float64Array.of(2, 1, 0, 1, 2, 0, -2, 0, 1, -1, 0, 2, 0, -2, -1, 0, -1, NaN, NaN, NaN, NaN);
  const sigmoids = fitSigmoids(decisions, Int32Array.of(0, 0, 1, 1, 2, 2, 2), 3);
  expect(sigmoids).toHaveLength(3);
  expect(sigmoids[0]!.a).toBeLessThan(0);
});

test("coupled probabilities give those of the pairs back where these agree", () => {
  const p = [0.5, 0.3, 0.2];
  const logit = (a: number, b: number) => Math.log(p[a]! / p[b]!);
  const sigmoid = { a: -1, b: 0 };
  const found = coupledProbabilities(
    Float64Array.of(logit(0, 1), logit(0, 2), logit(1, 2)),
    [sigmoid, sigmoid, sigmoid],
    3,
  );
  p.forEach((value, c) => expect(found[c]).toBeCloseTo(value, 2));
  expect([...coupledProbabilities(Float64Array.of(0), [sigmoid], 2)]).toEqual([0.5, 0.5]);
});
