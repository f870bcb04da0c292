import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("layerNorm", (engine) => {
  test.each([[[5, 7]], [[5, 16]], [[4096, 64]], [[3700, 72]], [[2000, 136]]])(
    "values and all three gradients, %j",
    async (shape) => {
      await expectSame(({ ops }) => {
        const norm = (x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor) =>
          ops.layerNorm(x as tf.Tensor2D, scale as tf.Tensor1D, offset as tf.Tensor1D, 1e-6);
        const inputs = [tf.add(normal(shape), 3), normal([shape[1]!], "scale"), normal([shape[1]!], "offset")] as const;
        return [norm(...inputs), ...tf.grads(norm as never)([...inputs], normal(shape, "slope"))];
      }, 1e-4);
    },
  );

  test("its gradients are those of differences", () => {
    const loss = (x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor) => {
      const y = engine.ops.layerNorm(x as tf.Tensor2D, scale as tf.Tensor1D, offset as tf.Tensor1D, 1e-6);
      return tf.sum(tf.mul(tf.square(y), normal([3, 6], "weights")));
    };
    expectGradient(loss as never, [normal([3, 6]), normal([6], "scale"), normal([6], "offset")]);
  });

  test("a row without spread becomes the offset", () => {
    const y = engine.ops.layerNorm(tf.fill([1, 3], 7), tf.ones([3]), tf.tensor1d([1, 2, 3]), 1e-6);
    expect(Array.from(y.dataSync())).toEqual([1, 2, 3]);
  });

  test("scales of another length are refused", () => {
    expect(() => engine.ops.layerNorm(tf.ones([2, 3]), tf.ones([4]), tf.ones([4]), 1e-6)).toThrow(/\[3\] and \[4\]/);
  });
});
