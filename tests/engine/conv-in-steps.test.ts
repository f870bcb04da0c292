import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { convInSteps } from "../../src/engine/conv-in-steps.js";
import { openEngine } from "../../src/engine/open.js";

test("a convolution, then a number for each channel, then the images beside, then the activation", async () => {
  const { ops } = await openEngine({ prefer: "cpu" });
  const x = tf.tensor4d([1, -2, 3, -4], [1, 2, 2, 1]);
  const twice = tf.tensor4d([2], [1, 1, 1, 1]);
  const convolve = convInSteps(ops);
  const values = (around: Parameters<typeof convolve>[5]) => [
    ...convolve(x, twice, tf.tensor1d([1]), 1, 0, around).dataSync(),
  ];
  expect(values({})).toEqual([3, -3, 7, -7]);
  expect(values({ depthwise: true, beside: tf.ones([1, 2, 2, 1]), then: "relu" })).toEqual([4, 0, 8, 0]);
});
