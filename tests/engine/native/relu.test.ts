import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("relu", (engine) => {
  test("values and gradient, also at 0 and for other ranks", async () => {
    for (const shape of [[7], [2, 3], [2, 3, 3, 4]])
      await expectSame(({ ops }) => {
        const x = tf.concat([normal(shape), tf.zeros(shape)]);
        return [ops.relu(x), tf.grad((x: tf.Tensor) => ops.relu(x))(x, normal(x.shape, "slope"))];
      });
  });

  test("NaN stays NaN", () => {
    expect(Array.from(engine.ops.relu(tf.tensor1d([NaN, -1, 2])).dataSync())).toEqual([NaN, 0, 2]);
  });
});
