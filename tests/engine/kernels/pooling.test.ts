import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("pools equal tfjs's own, with gradients", () => {
  const grad = (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) => {
    const y = f(x);
    return [y, tf.grad(f)(x, normal(y.shape, "slope"))];
  };

  test.each(["same", "valid"] as const)("padding %s", async (pad) => {
    await expectSame(() => {
      const [flat, deep] = [normal([2, 6, 7, 3]), normal([1, 4, 4, 4, 2])];
      return [
        ...grad((x) => tf.maxPool(x as tf.Tensor4D, 3, 2, pad), flat),
        ...grad((x) => tf.maxPool3d(x as tf.Tensor5D, 2, 2, pad), deep),
      ];
    });
  });

  test.each(["same", "valid"] as const)("averages, padding %s", async (pad) => {
    await expectSame(() => {
      const flat = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 3, 2, pad);
      const deep = (x: tf.Tensor) => tf.avgPool3d(x as tf.Tensor5D, 2, 2, pad);
      const [x4, x5] = [normal([2, 6, 7, 3]), normal([1, 4, 4, 4, 2])];
      // With "same", tfjs's own gradient divides by the whole window at the border too, where its average does not.
      return pad === "valid" ? [...grad(flat, x4), ...grad(deep, x5)] : [flat(x4), deep(x5)];
    });
  });

  test("the gradient of an average at the border is that of finite differences", () => {
    expectGradient(
      (x) => tf.sum(tf.mul(tf.avgPool(x as tf.Tensor4D, 3, 2, "same"), tf.scalar(2))),
      [normal([1, 4, 4, 1])],
    );
  });

  test("positions of the maxima", async () => {
    await expectSame(() => {
      const { result, indexes } = tf.maxPoolWithArgmax(normal([1, 6, 6, 2]) as tf.Tensor4D, 2, 2, "valid", true);
      return [result, indexes];
    });
  });
});
