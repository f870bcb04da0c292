import { expect, test } from "@jest/globals";
import { ridgeSoftmax } from "../../../src/baselines/softmax/ridge-newton.js";
import { SoftmaxLoss } from "../../../src/baselines/softmax/softmax-loss.js";
import { describeTensorFlow } from "../../engine/engines.js";
import { limits, threeClassProblem } from "./problem.js";

describeTensorFlow("softmax with a ridge penalty", ({ linalg }) => {
  test.each([1e-3, 1, 100])("penalty %d: at the answer every slope is 0", async (penalty) => {
    const { x, labels, classes } = threeClassProblem(40, 6);
    const { weights, intercepts, converged } = await ridgeSoftmax(x, labels, classes, penalty, linalg, limits);
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
    const { converged } = await ridgeSoftmax(x, labels, classes, 1e-3, linalg, { ...limits, iterations: 1 });
    expect(converged).toBe(false);
  });
});
