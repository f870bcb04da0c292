import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { requireTargets } from "../../src/engine/cross-entropy-checks.js";
import { openEngine } from "../../src/engine/open.js";

test("divides by rows or by weights; what makes no sense is refused", async () => {
  await openEngine({ prefer: "cpu" });
  const logits = tf.zeros<tf.Rank.R2>([2, 3]);
  const targets = tf.zeros<tf.Rank.R2>([2, 3]);
  expect(requireTargets(logits, targets)).toBe(2);
  expect(requireTargets(logits, targets, tf.tensor1d([0.5, 2]))).toBe(2.5);
  const unsuitable = expect.objectContaining({ tag: "UnsuitableData" });
  expect(() => requireTargets(logits, tf.zeros([2, 2]))).toThrow(unsuitable);
  expect(() => requireTargets(logits, targets, tf.tensor1d([1]))).toThrow(unsuitable);
  expect(() => requireTargets(logits, targets, tf.tensor1d([0, 0]))).toThrow(/add up to 0/);
  expect(() => requireTargets(logits, targets, tf.tensor1d([NaN, 0]))).toThrow(/add up to NaN/);
  expect(() => requireTargets(tf.zeros([0, 3]), tf.zeros([0, 3]))).toThrow(unsuitable);
});
