import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("reductions equal tfjs's own", () => {
  test("over one, several and all axes", async () => {
    await expectSame(() => {
      const x = normal([2, 3, 4]);
      return [tf.sum, tf.mean, tf.max, tf.min, tf.prod].flatMap((f) => [f(x), f(x, 1), f(x, [0, 2], true), f(x, -1)]);
    });
  });

  test("positions, running sums, counts and segments", async () => {
    await expectSame(() => {
      const x = normal([3, 5]);
      const labels = tf.tensor1d([0, 2, 2, 1, 0], "int32");
      return [
        tf.argMax(x, 1),
        tf.argMin(x, 0),
        tf.cumsum(x, 1, true, true),
        tf.cumprod(x, 0),
        tf.bincount(labels, tf.ones([5]), 4),
        tf.unsortedSegmentSum(normal([5, 2]), labels, 3),
        tf.any(tf.greater(x, 1), 1),
        tf.all(tf.greater(x, -2), 0),
      ];
    });
  });

  test("integers and booleans average as numbers", async () => {
    await expectSame(() => [tf.mean(tf.tensor1d([1, 2], "int32")), tf.mean(tf.tensor1d([true, false], "bool"))]);
  });
});
