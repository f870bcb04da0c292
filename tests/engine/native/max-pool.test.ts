import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("maxPool", (engine, backend) => {
  test.each([
    [8, 3, 2, 1],
    [9, 3, 2, 1],
    [8, 2, 2, 0],
    [7, 3, 1, 1],
    [5, 3, 3, 0],
  ])("%i pixels, window %i, stride %i, padding %i: values and gradient", async (size, window, stride, padding) => {
    await expectSame(({ ops }) => {
      const pool = (x: tf.Tensor) => ops.maxPool(x as tf.Tensor4D, window, stride, padding);
      const x = tf.sub(normal([2, size, size + 2, 3]), 4); // all below 0: a padding of 0 would win
      const y = pool(x);
      return [y, tf.grad(pool)(x, normal(y.shape, "slope"))];
    });
  });

  test.each([6, 7])("%i pixels with a window over the edge: values and gradient", async (size) => {
    await expectSame(({ ops }) => {
      const pool = (x: tf.Tensor) => ops.maxPool(x as tf.Tensor4D, 3, 2, 0, true);
      const x = tf.sub(normal([2, size, size + 1, 3]), 4);
      const y = pool(x);
      expect(y.shape).toEqual([2, 3, size === 6 ? 3 : 4, 3]);
      return [y, tf.grad(pool)(x, normal(y.shape, "slope"))];
    });
  });

  test("leaves nothing behind, with or without a gradient", () => {
    const x = normal([2, 8, 8, 3]) as tf.Tensor4D;
    tf.dispose(engine.ops.maxPool(x, 3, 2, 1));
    const before = [tf.memory().numTensors, backend.door.liveTensors()];
    for (let i = 0; i < 3; i++) {
      tf.dispose(engine.ops.maxPool(x, 3, 2, 1));
      tf.dispose(tf.grad((x: tf.Tensor) => tf.sum(engine.ops.maxPool(x as tf.Tensor4D, 3, 2, 1)))(x));
    }
    expect(tf.memory().numTensors).toBe(before[0]);
    expect(backend.door.liveTensors() - before[1]!).toBeLessThanOrEqual(8); // constants of the first gradient
  });

  test("padding beyond half of the window is refused", () => {
    const x = normal([1, 8, 8, 1]) as tf.Tensor4D;
    expect(() => engine.ops.maxPool(x, 3, 2, 2)).toThrow(/more than half/);
  });
});
