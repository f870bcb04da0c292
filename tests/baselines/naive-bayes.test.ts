import { expect, test } from "@jest/globals";
import { jointLogLikelihood, naiveBayes, type NaiveBayesState } from "../../src/baselines/naive-bayes.js";
import { type Dense, dense } from "../../src/data/dense.js";
import { expectClose } from "../engine/engines.js";
import { sklearnReference, sklearnTable } from "./sklearn.js";

const ctx = {} as never;
const fit = (...[train]: Parameters<typeof naiveBayes.fit>) =>
  naiveBayes.fit(train, naiveBayes.defaults, ctx) as NaiveBayesState;

test.each(sklearnReference.naiveBayes as { table: string; joint: number[] }[])(
  "joint log likelihoods of $table are scikit-learn's",
  ({ table, joint }) => {
    const { fresh, ...train } = sklearnTable(table);
    expectClose(jointLogLikelihood(fresh, fit(train, naiveBayes.defaults, ctx)), joint, 1e-6);
  },
);

test("scores of the features and the classes' shares add up to the log-odds", () => {
  const { fresh, ...train } = sklearnTable("two");
  const state = fit(train, naiveBayes.defaults, ctx);
  const targets = new Int32Array(fresh.rows).fill(1);
  const scores = naiveBayes.attribute(fresh, state, targets, naiveBayes.defaults, ctx) as Dense;
  const joint = jointLogLikelihood(fresh, state);
  for (let i = 0; i < fresh.rows; i++) {
    const sum = scores.values.subarray(i * 6, i * 6 + 6).reduce((all, value) => all + value, 0);
    expect(sum + state.logPrior[1]! - state.logPrior[0]!).toBeCloseTo(joint[2 * i + 1]! - joint[2 * i]!, 4);
  }
});

test("a class with one sample, and a feature that never varies within classes, still give probabilities", () => {
  const x = dense(4, 2, Float32Array.of(0, 0, 0, 1, 0, 2, 1, 1));
  const train = { x, labels: Int32Array.of(0, 0, 0, 1), classes: 2 };
  const options = { varSmoothing: 0 };
  const state = naiveBayes.fit(train, options, ctx) as NaiveBayesState;
  const p = naiveBayes.predict(x, state, options, ctx) as Float32Array;
  expect([...p].map(Math.round)).toEqual([1, 0, 1, 0, 1, 0, 0, 1]);
});

test("smoothing below 0 is refused", () => {
  expect(() => naiveBayes.check!({ varSmoothing: -1 })).toThrow(/varSmoothing is -1/);
});
