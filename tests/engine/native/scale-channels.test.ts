import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("scaleChannels", (engine) => {
  test.each([[[2, 3, 5, 4]], [[2, 64, 64, 40]]])("values and both gradients, %j", async (shape) => {
    await expectSame(({ ops }) => {
      const [x, factors] = [normal(shape) as tf.Tensor4D, normal([shape[0]!, shape[3]!], "factors") as tf.Tensor2D];
      const slope = normal(shape, "slope");
      const gradients = tf.grads((x, factors) => ops.scaleChannels(x as tf.Tensor4D, factors as tf.Tensor2D));
      return [ops.scaleChannels(x, factors), ...gradients([x, factors], slope)];
    }, 1e-4);
  });

  test("factors for another number of channels are refused", () => {
    const x = tf.ones<tf.Rank.R4>([2, 3, 3, 4]);
    expect(() => engine.ops.scaleChannels(x, tf.ones([2, 3]))).toThrow(
      /\[2,3,3,4\] do not go with factors of.*\[2,3\]/,
    );
  });
});
