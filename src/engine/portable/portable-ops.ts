import * as tf from "@tensorflow/tfjs";
import { convInSteps } from "../conv-in-steps.js";
import { requireTargets } from "../cross-entropy-checks.js";
import {
  requireHeads,
  requireChannels,
  requireDepthwise,
  requireFactors,
  requirePoolPadding,
  requireSameShape,
  slide,
} from "../geometry.js";
import type { NativeOps } from "../ops.js";

/** The layers of networks in plain tfjs, gradients by its tape: runs on any backend, slowly on `cpu`. */
export const portableOps: NativeOps = {
  conv2d(x, filter, stride, padding) {
    requireChannels(x.shape, filter.shape);
    return tf.tidy(() => {
      const padded = pad("conv2d", x, [filter.shape[0], filter.shape[1]], stride, padding, 0);
      return tf.conv2d(padded, filter, stride, "valid");
    });
  },
  depthwiseConv2d(x, filter, stride, padding) {
    requireDepthwise(x.shape, filter.shape);
    return tf.tidy(() => {
      const padded = pad("depthwiseConv2d", x, [filter.shape[0], filter.shape[1]], stride, padding, 0);
      return tf.depthwiseConv2d(padded, filter, stride, "valid");
    });
  },
  convInfer: (...all) => tf.tidy(() => convInSteps(portableOps)(...all)),
  batchNormTrain(x, scale, offset, running, momentum, epsilon) {
    const { mean, variance } = tf.moments(x, [0, 1, 2]) as { mean: tf.Tensor1D; variance: tf.Tensor1D };
    const count = x.size / x.shape[3];
    const moved = (before: tf.Tensor1D, batch: tf.Tensor1D, factor: number) =>
      tf.tidy(() => tf.add<tf.Tensor1D>(tf.mul(before, 1 - momentum), tf.mul(batch, momentum * factor)));
    return {
      y: tf.batchNorm4d(x, mean, variance, offset, scale, epsilon),
      mean: moved(running.mean, mean, 1),
      variance: moved(running.variance, variance, count / Math.max(1, count - 1)),
    };
  },
  batchNormInfer: (x, scale, offset, mean, variance, epsilon) =>
    tf.batchNorm4d(x, mean, variance, offset, scale, epsilon),
  addBias: (x, bias) => tf.add(x, bias),
  relu: (x) => tf.relu(x),
  silu: (x) => tf.tidy(() => tf.mul(x, tf.sigmoid(x))),
  gelu: (x) => tf.tidy(() => tf.mul(x, tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5))),
  add(a, b) {
    requireSameShape("add", a.shape, b.shape);
    return tf.add(a, b);
  },
  maxPool(x, size, stride, padding, ceil) {
    requirePoolPadding(size, padding);
    return tf.tidy(() =>
      tf.maxPool(pad("maxPool", x, [size, size], stride, padding, -Infinity, ceil), size, stride, "valid"),
    );
  },
  scaleChannels(x, factors) {
    requireFactors(x.shape, factors.shape);
    return tf.tidy(() => tf.mul(x, tf.reshape(factors, [x.shape[0], 1, 1, x.shape[3]])));
  },
  linear: (x, weight, bias) => tf.tidy(() => tf.add(tf.matMul(x, weight), bias)),
  layerNorm(x, scale, offset, epsilon) {
    requireSameShape("layerNorm", [x.shape[1]], scale.shape);
    return tf.tidy(() => {
      const { mean, variance } = tf.moments(x, 1, true);
      const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
      return tf.add(tf.mul(normal, scale), offset);
    });
  },
  attention(x, heads) {
    requireHeads(x.shape, heads);
    return tf.tidy(() => {
      const [count, tokens, width] = x.shape;
      const parts = tf.reshape(x, [count, tokens, 3, heads, width / 3 / heads]);
      const [q, k, v] = tf.unstack(tf.transpose(parts, [2, 0, 3, 1, 4])) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const scores = tf.matMul(tf.mul(q, 1 / Math.sqrt(width / 3 / heads)), k, false, true);
      const seen = tf.matMul(tf.softmax(scores), v);
      return tf.reshape(tf.transpose(seen, [0, 2, 1, 3]), [count, tokens, width / 3]);
    });
  },
  inParts: (x, stages) => tf.tidy(() => stages.reduce((y, stage) => stage(y), x)),
  globalAveragePool: (x) => tf.mean<tf.Tensor2D>(x, [1, 2]),
  crossEntropy(logits, targets, weights) {
    const total = requireTargets(logits, targets, weights);
    return tf.tidy(() => {
      const each = tf.sum(tf.mul(tf.cast(targets, "float32"), tf.logSoftmax(logits)), 1);
      return tf.mul(tf.sum(weights ? tf.mul(each, weights) : each), -1 / total);
    });
  },
};

function pad(
  what: string,
  x: tf.Tensor4D,
  [height, width]: [number, number],
  stride: number,
  padding: number,
  value: number,
  ceil = false,
): tf.Tensor4D {
  const rows = slide(what, x.shape[1], height, stride, padding, ceil);
  const columns = slide(what, x.shape[2], width, stride, padding, ceil);
  const pads: [number, number][] = [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
  return pads.flat().some((size) => size > 0) ? tf.pad(x, pads, value) : x;
}
