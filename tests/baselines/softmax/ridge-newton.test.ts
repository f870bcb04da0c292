import { expect, test } from "@jest/globals";
import { ridgeSoftmax } from "../../../src/baselines/softmax/ridge-newton.js";
import { SoftmaxLoss } from "../../../src/baselines/softmax/softmax-loss.js";
import { featureSpace, sampleSpace } from "../../../src/baselines/softmax/weight-space.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
import { aboutRowMean } from "../sklearn.js";
import { limits, threeClassProblem } from "./problem.js";

describeTensorFlow("softmax with a ridge penalty", ({ linalg }) => {
  test.each([1e-3, 1, 100])("penalty %d: at the answer every slope is 0", async (penalty) => {
    const { x, labels, classes } = threeClassProblem(40, 6);
    const space = featureSpace(x, linalg);
    const { weights, intercepts, converged } = await ridgeSoftmax(space, labels, classes, penalty, limits);
    space.release();
    expect(converged).toBe(true);
    const loss = new SoftmaxLoss(labels, classes);
    const scores = Float64Array.from(linalg.matMul(x, { rows: 6, columns: 3, values: weights }).values);
    loss.evaluate(scores.map((score, at) => score + intercepts[at % 3]!));
    const back = linalg.matMul(x, { rows: 40, columns: 3, values: loss.slopes() }, { transposeA: true }).values;
    for (const [at, slope] of back.entries()) expect(Math.abs(slope + penalty * weights[at]!)).toBeLessThan(1e-6);
    expect(Math.abs(loss.slopes().reduce((sum, slope, at) => sum + (at % 3 ? 0 : slope), 0))).toBeLessThan(1e-6);
  });

  test("too few rounds are said", async () => {
    const { x, labels, classes } = threeClassProblem(40, 6);
    const space = featureSpace(x, linalg);
    const { converged } = await ridgeSoftmax(space, labels, classes, 1e-3, { ...limits, iterations: 1 });
    space.release();
    expect(converged).toBe(false);
  });

  test("weights of samples give the same scores as weights of features, from wherever the search sets out", async () => {
    const { x, labels, classes } = threeClassProblem(20, 50);
    const features = featureSpace(x, linalg);
    const samples = sampleSpace(linalg.matMul(x, x, { transposeB: true }), linalg);
    const byFeatures = await ridgeSoftmax(features, labels, classes, 1, limits);
    const before = await ridgeSoftmax(samples, labels, classes, 100, limits);
    const bySamples = await ridgeSoftmax(samples, labels, classes, 1, limits, before);
    const atOnce = await ridgeSoftmax(samples, labels, classes, 1, limits);
    const expected = features.scores(byFeatures.weights);
    for (const found of [bySamples, atOnce]) {
      expect(found.converged).toBe(true);
      expectClose(samples.scores(found.weights), expected, 1e-6);
      expectClose(aboutRowMean(found.intercepts, 3), aboutRowMean(byFeatures.intercepts, 3), 1e-6);
    }
    features.release();
    samples.release();
  });
});
