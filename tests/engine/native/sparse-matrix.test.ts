import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

/** Rows 1 and 4 are empty. */
const matrix = dense(5, 4, Float32Array.from([0, 2, 0, -1, 0, 0, 0, 0, 3, 0, 0.5, 0, 0, 0, 0, 7, 0, 0, 0, 0]));

describeTensorFlow("products with a sparse matrix", (engine) => {
  test("are those with the dense one, and so is the gradient", () => {
    const sparse = engine.sparse(toCsr(matrix));
    const whole = tf.tensor2d(matrix.values, [5, 4]);
    const x = normal([4, 3]) as tf.Tensor2D;
    const slope = normal([5, 3], "slope");
    expectClose(sparse.times(x).dataSync(), tf.matMul(whole, x).dataSync(), 1e-6);
    const gradient = tf.grad((x: tf.Tensor) => sparse.times(x as tf.Tensor2D))(x, slope);
    expectClose(gradient.dataSync(), tf.matMul(whole, slope as tf.Tensor2D, true).dataSync(), 1e-6);
    expectGradient((x) => tf.sum(tf.square(sparse.times(x as tf.Tensor2D))), [x]);
    sparse.dispose();
  });

  test("are the same on the portable engine", () =>
    expectSame(({ sparse }) => {
      const product = sparse(toCsr(matrix));
      const x = normal([4, 40]) as tf.Tensor2D;
      return [product.times(x), tf.grad((x: tf.Tensor) => tf.square(product.times(x as tf.Tensor2D)))(x)];
    }));

  test("another number of rows is refused; nothing is left behind", () => {
    const { numTensors } = tf.memory();
    const sparse = engine.sparse(toCsr(matrix));
    expect(() => sparse.times(tf.zeros([5, 2]))).toThrow(/5,2.*4 columns/);
    tf.tidy(() =>
      tf
        .grad((x: tf.Tensor) => sparse.times(x as tf.Tensor2D))(tf.ones([4, 2]))
        .dataSync(),
    );
    sparse.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(numTensors + 1); // what the refused call was given
  });
});
