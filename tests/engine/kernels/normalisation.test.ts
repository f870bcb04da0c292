import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("normalisation equals tfjs's own", () => {
  test.each([[[2, 3, 3, 4]], [[5, 4]]])("batch norm of shape %p, with and without scale and offset", async (shape) => {
    await expectSame(() => {
      const x = normal(shape, "x");
      const [mean, scale, offset] = ["mean", "scale", "offset"].map((name) => normal([4], name) as tf.Tensor1D);
      const variance = tf.abs(normal([4], "variance")) as tf.Tensor1D;
      return [
        tf.batchNorm(x, mean!, variance, offset, scale, 1e-3),
        tf.batchNorm(x, mean!, variance),
        tf.batchNorm(x, mean!, variance, undefined, scale),
      ];
    }, 1e-4);
  });

  test("local response, with its gradient", async () => {
    await expectSame(() => {
      const lrn = (x: tf.Tensor) => tf.localResponseNormalization(x as tf.Tensor4D, 2, 1, 0.5, 0.75);
      const x = normal([1, 3, 3, 6]);
      return [lrn(x), tf.grad(lrn)(x)];
    }, 1e-4);
  });
});
