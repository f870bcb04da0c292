import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

const targets = () => tf.tensor2d([1, 0, 0, 0.2, 0.5, 0.3, 0, 0, 1, 0, 1, 0], [4, 3]);
const weights = () => tf.tensor1d([1, 0, 2, 0.5]);

describeTensorFlow("crossEntropy", (engine) => {
  test.each([false, true])("soft targets, weighted rows %p: value and gradient", async (weighted) => {
    await expectSame(({ ops }) => {
      const loss = (logits: tf.Tensor) =>
        ops.crossEntropy(logits as tf.Tensor2D, targets(), weighted ? weights() : undefined);
      const logits = normal([4, 3]);
      return [loss(logits), tf.grad(loss)(logits), tf.grad((x: tf.Tensor) => tf.mul(loss(x), 3))(logits)];
    });
  });

  test("equals the formula, and its gradient finite differences", () => {
    const logits = tf.tensor2d([1, 2, 3, 0, 0, 0], [2, 3]);
    const hard = tf.oneHot(tf.tensor1d([2, 0], "int32"), 3) as tf.Tensor2D;
    const first = -Math.log(Math.exp(3) / (Math.exp(1) + Math.exp(2) + Math.exp(3)));
    expectClose(engine.ops.crossEntropy(logits, hard).dataSync(), [(first + Math.log(3)) / 2], 1e-6);
    expectGradient((x) => engine.ops.crossEntropy(x as tf.Tensor2D, targets(), weights()), [normal([4, 3])]);
  });

  test("huge logits give a finite loss", () => {
    const loss = engine.ops.crossEntropy(tf.tensor2d([1000, -1000], [1, 2]), tf.tensor2d([0, 1], [1, 2]));
    expect(loss.dataSync()[0]).toBe(2000);
  });
});
