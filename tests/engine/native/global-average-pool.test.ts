import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("globalAveragePool", () => {
  test("values and gradient", async () => {
    await expectSame(({ ops }) => {
      const pool = (x: tf.Tensor) => ops.globalAveragePool(x as tf.Tensor4D);
      const x = normal([2, 3, 5, 4]);
      return [pool(x), tf.grad(pool)(x, normal([2, 4], "slope"))];
    });
  });
});
