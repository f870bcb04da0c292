import { expect, test } from "@jest/globals";
import { elasticSoftmax } from "../../../src/baselines/softmax/elastic-newton.js";
import { ridgeSoftmax, type SoftmaxAnswer } from "../../../src/baselines/softmax/ridge-newton.js";
import { SoftmaxLoss } from "../../../src/baselines/softmax/softmax-loss.js";
import { featureSpace } from "../../../src/baselines/softmax/weight-space.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
import { limits, threeClassProblem } from "./problem.js";

describeTensorFlow("softmax with a lasso penalty", ({ linalg }) => {
  test("more features than samples: every slope is 0, or within the penalty where the weight is 0", async () => {
    const { x, labels, classes } = threeClassProblem(45, 120);
    const penalty = { lasso: 3, ridge: 0.1 };
    const found = await elasticSoftmax(x, labels, classes, penalty, linalg, limits);
    expect(found.converged).toBe(true);
    const loss = new SoftmaxLoss(labels, classes);
    const scores = Float64Array.from(linalg.matMul(x, { rows: 120, columns: 3, values: found.weights }).values);
    loss.evaluate(scores.map((score, at) => score + found.intercepts[at % 3]!));
    const back = linalg.matMul(x, { rows: 45, columns: 3, values: loss.slopes() }, { transposeA: true }).values;
    let zeros = 0;
    for (const [at, slope] of back.entries()) {
      const weight = found.weights[at]!;
      if (weight === 0) zeros++;
      if (weight === 0) expect(Math.abs(slope)).toBeLessThan(penalty.lasso + 1e-5);
      else expect(slope + penalty.ridge * weight).toBeCloseTo(-penalty.lasso * Math.sign(weight), 4);
    }
    expect(zeros).toBeGreaterThan(250);
    expect(zeros).toBeLessThan(355);
  });

  test("values in float32 do where those in play are gone through in float64", async () => {
    const { x, labels, classes } = threeClassProblem(45, 120);
    const rounded = { ...x, values: Float32Array.from(x.values) };
    const [exact, found] = await Promise.all(
      [x, rounded].map((own) =>
        elasticSoftmax(own, labels, classes, { lasso: 2, ridge: 0 }, linalg, { ...limits, tolerance: 1e-6 }),
      ),
    );
    expect(found!.converged).toBe(true);
    expectClose(found!.weights, exact!.weights, 1e-4);
  });

  test("wherever the search sets out, it ends at the same answer", async () => {
    const { x, labels, classes } = threeClassProblem(45, 120);
    const fit = (lasso: number, start?: SoftmaxAnswer) =>
      elasticSoftmax(x, labels, classes, { lasso, ridge: 0.1 }, linalg, limits, start);
    const found = await fit(2, await fit(4));
    expect(found.converged).toBe(true);
    expectClose(found.weights, (await fit(2)).weights, 1e-6);
  });

  test("without lasso it is the ridge answer; a strong lasso leaves the classes' shares", async () => {
    const { x, labels, classes } = threeClassProblem(30, 5);
    const space = featureSpace(x, linalg);
    const ridge = await ridgeSoftmax(space, labels, classes, 2, limits);
    space.release();
    const same = await elasticSoftmax(x, labels, classes, { lasso: 0, ridge: 2 }, linalg, limits);
    expectClose(same.weights, ridge.weights, 1e-6);
    const none = await elasticSoftmax(x, labels, classes, { lasso: 1e3, ridge: 0 }, linalg, limits);
    expect(none.weights.every((weight) => weight === 0)).toBe(true);
    expect(none.converged).toBe(true);
  });
});
