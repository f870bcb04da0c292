import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { openEngine } from "../../../src/engine/open.js";
import { portableOptimisers } from "../../../src/engine/portable/portable-optimisers.js";

// Numbers are checked beside TensorFlow's in native/native-optimisers.test.ts; here: momentum by hand, and clean-up.
test("momentum adds up: 1, 1.9, 2.71", async () => {
  await openEngine({ prefer: "cpu" });
  const variable = tf.variable(tf.tensor1d([0]));
  const optimiser = portableOptimisers.sgd([variable], { momentum: 0.9 });
  const seen: number[] = [];
  for (let i = 0; i < 3; i++) {
    optimiser.step({ [variable.name]: tf.tensor1d([1]) }, 1);
    seen.push(variable.dataSync()[0]!);
  }
  expect(seen.map((value) => value.toFixed(4))).toEqual(["-1.0000", "-2.9000", "-5.6100"]);
});

test("a step disposes its gradients, dispose everything else", async () => {
  await openEngine({ prefer: "cpu" });
  const variable = tf.variable(tf.ones([3, 2]));
  const before = tf.memory().numTensors;
  const optimiser = portableOptimisers.adam([variable], { weightDecay: 0.1 });
  for (let i = 0; i < 3; i++) optimiser.step({ [variable.name]: tf.ones([3, 2]) }, 0.1);
  expect(tf.memory().numTensors).toBe(before + 2); // first and second moment
  optimiser.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
