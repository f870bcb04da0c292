import { beforeAll, expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import type { ProgressEvent } from "../../src/context.js";
import type { Engine, Tensor2D, Tensor4D } from "../../src/engine/engine.js";
import type { Explainable } from "../../src/explain/explainer.js";
import { gradient } from "../../src/explain/gradient.js";
import { describeWithShared, excess, parityCase, type Reference } from "../shared.js";

const engine = { tf } as unknown as Engine;
const ctx = { progress: () => undefined };

beforeAll(() => tf.setBackend("cpu"));

/** Logits = [sum of pixels × factor of the class]: the gradient is the factor everywhere. */
const linear = (...factors: number[]): Explainable => ({
  forward: (x) =>
    tf.matMul(tf.sum(tf.reshape(x, [x.shape[0], -1]), 1, true), tf.tensor2d(factors, [1, factors.length])) as Tensor2D,
});
const images = (count: number, values = new Float32Array(count * 4).fill(1)) => ({
  count,
  height: 2,
  width: 1,
  channels: 2,
  values,
});

test("each image has the absolute gradient of its own target, in batches of any size", async () => {
  for (const batchSize of [1, 2, 32]) {
    const targets = Int32Array.of(1, 0, 1);
    const saliency = await gradient.attribute(linear(2, -3), images(3), targets, engine, { batchSize }, ctx);
    expect([...saliency]).toEqual([3, 3, 3, 3, 2, 2, 2, 2, 3, 3, 3, 3]);
  }
});

test("inputs are not written to, and no tensor is left behind", async () => {
  const input = images(2);
  const before = tf.memory().numTensors;
  await gradient.attribute(linear(1, 2), input, Int32Array.of(0, 0), engine, { batchSize: 2 }, ctx);
  expect(tf.memory().numTensors).toBe(before);
  expect(input.values).toEqual(new Float32Array(8).fill(1));
});

test("no images give no saliency", async () => {
  expect(
    await gradient.attribute(linear(1, 2), images(0), new Int32Array(0), engine, { batchSize: 2 }, ctx),
  ).toHaveLength(0);
});

test("a network that diverged is told, with the image", async () => {
  const attribute = () =>
    gradient.attribute(linear(1, NaN), images(2), Int32Array.of(0, 1), engine, { batchSize: 8 }, ctx);
  await expect(attribute()).rejects.toMatchObject({ tag: "UnsuitableData", what: expect.stringMatching(/image/) });
});

test("it stops when told to, and says how far it is", async () => {
  const done: number[] = [];
  const progress = (event: ProgressEvent) => {
    if (event.kind === "step") done.push(event.done);
  };
  await gradient.attribute(linear(1, 2), images(3), new Int32Array(3), engine, { batchSize: 2 }, { progress });
  expect(done).toEqual([2, 3]);
  const stopped = { progress, signal: AbortSignal.abort() };
  const attribute = gradient.attribute(linear(1, 2), images(3), new Int32Array(3), engine, { batchSize: 2 }, stopped);
  await expect(attribute).rejects.toMatchObject({ tag: "Aborted" });
});

test.each([0, 1.5])("a batch size of %p is refused", (batchSize) => {
  expect(() => gradient.check!({ batchSize })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});

describeWithShared("reference of captum", ["fixtures/parity/saliency.json"], () => {
  /** Convolution 3 × 3, ReLU, average pool 2, convolution 3 × 3, ReLU, global mean, linear. */
  const tinyNet = (weights: Reference): Explainable => {
    const filter = ({ shape, data }: Reference) => tf.transpose(tf.tensor4d(data, shape), [2, 3, 1, 0]) as Tensor4D;
    const layer = (x: Tensor4D, name: string) =>
      tf.relu(
        tf.add(tf.conv2d(x, filter(weights[`${name}_weight`]), 1, "same"), tf.tensor1d(weights[`${name}_bias`].data)),
      ) as Tensor4D;
    return {
      forward(x) {
        const pooled = tf.avgPool(layer(x, "c1"), 2, 2, "valid");
        const features = tf.mean(layer(pooled, "c2"), [1, 2]) as Tensor2D;
        const { data, shape } = weights.f_weight;
        return tf.add(tf.matMul(features, tf.tensor2d(data, shape), false, true), tf.tensor1d(weights.f_bias.data));
      },
    };
  };

  test("attr.Saliency of a small convolutional network", async () => {
    const { input, expected } = parityCase("saliency", "tiny-net");
    const [count, height, width] = input.x.shape as [number, number, number];
    const batch = { count, height, width, channels: 1, values: Float32Array.from(input.x.data as number[]) };
    const targets = Int32Array.from(expected.target as number[]);
    const saliency = await gradient.attribute(tinyNet(input), batch, targets, engine, { batchSize: 2 }, ctx);
    const reference = (expected.gradient.data as number[]).map(Math.abs);
    expect(excess(saliency, reference, { rtol: 1e-3, atol: 1e-5 })).toBeLessThanOrEqual(0);
    expect(Math.max(...saliency)).toBeGreaterThan(1e-3);
  });
});
