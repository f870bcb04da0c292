import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { openEngine } from "../../src/engine/open.js";
import type { Explainable } from "../../src/explain/explainer.js";
import { inputGradient } from "../../src/explain/input-gradient.js";

const engine = await openEngine({ prefer: "cpu" });
const { tf } = engine;
const ctx = { progress: () => undefined };

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

test("each image has the derivative of its own target, in batches of any size", async () => {
  for (const batchSize of [1, 2, 32]) {
    const targets = Int32Array.of(1, 0, 1);
    const saliency = await inputGradient("gradient", linear(2, -3), images(3), targets, engine, { batchSize }, ctx);
    expect([...saliency]).toEqual([-3, -3, -3, -3, 2, 2, 2, 2, -3, -3, -3, -3]);
  }
});

test("inputs are not written to, and no tensor is left behind", async () => {
  const input = images(2);
  const before = tf.memory().numTensors;
  await inputGradient("gradient", linear(1, 2), input, Int32Array.of(0, 0), engine, { batchSize: 2 }, ctx);
  expect(tf.memory().numTensors).toBe(before);
  expect(input.values).toEqual(new Float32Array(8).fill(1));
});

test("no images have no gradient", async () => {
  expect(
    await inputGradient("gradient", linear(1, 2), images(0), new Int32Array(0), engine, { batchSize: 2 }, ctx),
  ).toHaveLength(0);
});

test("a network that diverged is told, with the image", async () => {
  const attribute = () =>
    inputGradient("gradient", linear(1, NaN), images(2), Int32Array.of(0, 1), engine, { batchSize: 8 }, ctx);
  await expect(attribute()).rejects.toMatchObject({ tag: "UnsuitableData", what: expect.stringMatching(/image/) });
});
