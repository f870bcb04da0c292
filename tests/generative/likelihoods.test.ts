import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import type { Tensor2D } from "../../src/engine/engine.js";
import {
  divergence,
  gaussianLoss,
  logFactorials,
  negativeBinomialLoss,
  poissonLoss,
} from "../../src/generative/likelihoods.js";
import { logGamma } from "../../src/math/log-gamma.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose, expectGradient, normal } from "../engine/engines.js";

test("logarithms of factorials are summed over each row", () => {
  const counts = dense(2, 3, new Float32Array([0, 1, 5, 12, 0, 3]));
  expectClose(logFactorials(counts), [Math.log(120), Math.log(479001600) + Math.log(6)], 1e-6);
});

describeEngines("likelihoods", (engine) => {
  const { tf } = engine;
  const counts = () => tf.tensor2d([[0, 1, 5], [12, 0, 3]]); // prettier-ignore
  const rates = () => tf.tensor2d([[0.5, 2, 4], [9, 0.1, 3]]); // prettier-ignore

  test("of the normal distribution: half the squared error", async () => {
    await tf.setBackend(engine.name);
    expectClose(gaussianLoss(tf.tensor2d([[1, 2]]), tf.tensor2d([[0, 4]]), engine).dataSync(), [2.5], 1e-6);
    expectGradient((mean) => tf.sum(gaussianLoss(counts(), mean as Tensor2D, engine)), [rates()]);
  });

  test("of counts are the logarithms of their probabilities", async () => {
    await tf.setBackend(engine.name);
    const [x, mu] = [counts().dataSync(), rates().dataSync()];
    const theta = [0.5, 2, 30];
    const rows = (each: (x: number, mu: number, theta: number) => number) =>
      [0, 1].map((row) => theta.reduce((sum, size, j) => sum - each(x[3 * row + j]!, mu[3 * row + j]!, size), 0));
    expectClose(
      poissonLoss(counts(), rates(), engine).dataSync(),
      rows((k, m) => k * Math.log(m) - m),
      1e-5,
    );
    const binomial = (k: number, m: number, t: number) =>
      logGamma(k + t) - logGamma(t) + t * Math.log(t / (t + m)) + k * Math.log(m / (t + m));
    const size = tf.tensor1d(theta.map(Math.log));
    expectClose(negativeBinomialLoss(counts(), rates(), size, engine).dataSync(), rows(binomial), 1e-5);
  });

  test("their gradients agree with finite differences", async () => {
    await tf.setBackend(engine.name);
    const size = tf.tensor1d([-0.5, 0.3, 1]);
    expectGradient((rate) => tf.sum(poissonLoss(counts(), rate as Tensor2D, engine)), [rates()]);
    expectGradient(
      (rate, logSize) => tf.sum(negativeBinomialLoss(counts(), rate as Tensor2D, logSize!, engine)),
      [rates(), size],
    );
  });

  test("the divergence is that of samples: E ln q(z) − ln p(z)", async () => {
    await tf.setBackend(engine.name);
    const [mean, logVariance] = [0.8, -0.6];
    const found = divergence(tf.tensor2d([[mean]]), tf.tensor2d([[logVariance]]), engine).dataSync()[0]!;
    const random = seededRandom(1);
    let sum = 0;
    for (let i = 0; i < 200_000; i++) {
      const normal = random.normal();
      const z = mean + Math.exp(logVariance / 2) * normal;
      sum += -0.5 * (logVariance + normal * normal) + 0.5 * z * z;
    }
    expect(found).toBeCloseTo(sum / 200_000, 2);
    const zero = divergence(tf.zeros([1, 2]), tf.zeros([1, 2]), engine).dataSync();
    expect(Array.from(zero)).toEqual([0, 0]);
    expectGradient(
      (m, v) => tf.sum(divergence(m as Tensor2D, v as Tensor2D, engine)),
      [normal([2, 3]), normal([2, 3], 2)],
    );
  });
});
