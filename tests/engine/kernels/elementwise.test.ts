import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("element-wise kernels equal tfjs's own", () => {
  test("of one input", async () => {
    await expectSame(() => {
      const x = normal([3, 4]);
      const inside = tf.tanh(x);
      const above = tf.add(tf.abs(x), 1);
      return [
        ...[tf.abs, tf.ceil, tf.cos, tf.cosh, tf.elu, tf.erf, tf.exp, tf.expm1, tf.floor, tf.neg, tf.reciprocal].map(
          (f) => f(x),
        ),
        ...[tf.relu, tf.relu6, tf.selu, tf.sigmoid, tf.sign, tf.sin, tf.sinh, tf.softmax, tf.softplus, tf.square].map(
          (f) => f(x),
        ),
        ...[tf.acos, tf.asin, tf.atanh, tf.tan, tf.round, tf.logSoftmax].map((f) => f(inside)),
        ...[tf.log, tf.log1p, tf.sqrt, tf.rsqrt, tf.acosh].map((f) => f(above)),
        tf.clipByValue(x, -0.5, 0.5),
        tf.leakyRelu(x, 0.3),
        tf.prelu(x, tf.scalar(0.3)),
        tf.step(x, 0.25),
      ];
    });
  });

  test("of two inputs, with broadcasting", async () => {
    await expectSame(() => {
      const [a, b] = [normal([3, 4], "a"), tf.add(tf.abs(normal([4], "b")), 0.5)];
      return [tf.add, tf.sub, tf.mul, tf.div, tf.maximum, tf.minimum, tf.pow, tf.mod, tf.squaredDifference, tf.atan2]
        .map((f) => f(tf.abs(a), b))
        .concat([tf.greater, tf.less, tf.equal, tf.notEqual].map((f) => f(a, b)));
    });
  });

  test("of integers: cast where TensorFlow takes floating point only, untouched where not", async () => {
    await expectSame(() => {
      const x = tf.tensor1d([-3, 0, 7], "int32");
      return [tf.leakyRelu(x, 0.5), tf.round(x), tf.abs(x), tf.add(x, x), tf.cast(x, "float32")];
    });
  });

  test("NaN: steps and comparisons treat it as tfjs does", async () => {
    await expectSame(() => {
      const x = tf.tensor1d([NaN, -1, 2]);
      return [tf.step(x), tf.relu(x), tf.isNaN(x), tf.greater(x, 0), tf.where(tf.isNaN(x), tf.zerosLike(x), x)];
    });
  });

  test("choosing rows by a vector of conditions, and single values", async () => {
    await expectSame(() => {
      const [a, b] = [normal([2, 3], "a"), normal([2, 3], "b")];
      return [tf.where(tf.tensor2d([1, 0, 1, 0, 1, 0], [2, 3], "bool"), a, b), tf.addN([a, b, a])];
    });
  });

  test("a clone shares its data", () => {
    const x = normal([2]);
    expect(tf.memory().numDataBuffers).toBe((x.clone(), tf.memory().numDataBuffers));
  });
});
