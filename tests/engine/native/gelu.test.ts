import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("gelu", (engine) => {
  test("values and gradient, also at 0 and far away", async () => {
    await expectSame(({ ops }) => {
      const x = tf.concat([normal([4, 3]), tf.zeros([4, 3]), tf.fill([4, 3], 30), tf.fill([4, 3], -30)]);
      return [ops.gelu(x), tf.grad((x: tf.Tensor) => ops.gelu(x))(x, normal(x.shape, "slope"))];
    });
  });

  test("is x times the normal distribution function, as in torch.nn.GELU", () => {
    expectClose(engine.ops.gelu(tf.tensor1d([-1, 0.5, 2])).dataSync(), [-0.15865529, 0.34573123, 1.9544997], 1e-6);
  });

  test("its gradient is that of differences", () => {
    expectGradient((x) => tf.sum(tf.square(engine.ops.gelu(x!))), [normal([3, 5])]);
  });

  test("large tensors, which are compiled, get the same as small ones", () => {
    const x = normal([2 ** 18]);
    const slope = (x: tf.Tensor) => tf.grad((x: tf.Tensor) => engine.ops.gelu(x))(x);
    const head = tf.slice(x, [0], [1000]);
    expectClose(engine.ops.gelu(x).dataSync().slice(0, 1000), engine.ops.gelu(head).dataSync(), 1e-6);
    expectClose(slope(x).dataSync().slice(0, 1000), slope(head).dataSync(), 1e-6);
  });
});
