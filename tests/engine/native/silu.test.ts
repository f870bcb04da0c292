import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("silu", (engine) => {
  test("values and gradient, also at 0, far away and for other ranks", async () => {
    for (const shape of [[7], [2, 3], [2, 3, 3, 4]])
      await expectSame(({ ops }) => {
        const x = tf.concat([normal(shape), tf.zeros(shape), tf.fill(shape, 90), tf.fill(shape, -90)]);
        return [ops.silu(x), tf.grad((x: tf.Tensor) => ops.silu(x))(x, normal(x.shape, "slope"))];
      });
  });

  test("its gradient is that of differences", () => {
    expectGradient((x) => tf.sum(tf.square(engine.ops.silu(x!))), [normal([3, 5])]);
  });

  test("large tensors, which are compiled, get the same as small ones", () => {
    const x = normal([2 ** 18]);
    const slope = (x: tf.Tensor) => tf.grad((x: tf.Tensor) => engine.ops.silu(x))(x);
    const head = tf.slice(x, [0], [1000]);
    expectClose(engine.ops.silu(x).dataSync().slice(0, 1000), engine.ops.silu(head).dataSync(), 1e-6);
    expectClose(slope(x).dataSync().slice(0, 1000), slope(head).dataSync(), 1e-6);
  });
});
