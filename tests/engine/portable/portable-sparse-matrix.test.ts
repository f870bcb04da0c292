import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import { portableSparseMatrix } from "../../../src/engine/portable/portable-sparse-matrix.js";
import { expectClose, expectGradient } from "../engines.js";

test("a product by hand, its gradient, and a matrix without entries", () => {
  const sparse = portableSparseMatrix(toCsr(dense(2, 3, Float32Array.of(1, 0, 2, 0, -1, 0))));
  const x = tf.tensor2d([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
  expectClose(sparse.times(x).dataSync(), [11, 14, -3, -4], 0);
  expectGradient((x) => tf.sum(tf.square(sparse.times(x as tf.Tensor2D))), [x]);
  const empty = portableSparseMatrix(toCsr(dense(2, 3)));
  expect(Array.from(empty.times(x).dataSync())).toEqual([0, 0, 0, 0]);
  expect(() => sparse.times(tf.zeros([2, 2]))).toThrow(/3 columns/);
  sparse.dispose();
});
