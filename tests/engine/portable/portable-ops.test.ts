import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { openEngine } from "../../../src/engine/open.js";
import { portableOps } from "../../../src/engine/portable/portable-ops.js";
import { expectClose } from "../engines.js";

// Values and gradients are compared with TensorFlow's in native/*.test.ts; here: cases that can be seen by eye.
test("a 2 × 2 box filter with stride 2 and padding 1 sums the corners", async () => {
  await openEngine({ prefer: "cpu" });
  const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
  const box = tf.ones<tf.Rank.R4>([2, 2, 1, 1]);
  expectClose(portableOps.conv2d(x, box, 2, 1).dataSync(), [1, 5, 11, 28], 0);
});

test("padding never wins a maximum", async () => {
  await openEngine({ prefer: "cpu" });
  expectClose(portableOps.maxPool(tf.fill([1, 2, 2, 1], -5), 3, 2, 1).dataSync(), [-5], 0);
});

test("impossible geometry is refused", async () => {
  await openEngine({ prefer: "cpu" });
  const x = tf.ones<tf.Rank.R4>([1, 2, 2, 1]);
  expect(() => portableOps.conv2d(x, tf.ones([3, 3, 1, 1]), 1, 0)).toThrow(/ImpossibleGeometry|does not fit/);
  expect(() => portableOps.add(x, tf.ones([2, 2, 1, 1]) as tf.Tensor4D)).toThrow(/differ/);
});
