import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("add", (engine) => {
  test("values and both gradients, also where one tensor is added to itself", async () => {
    await expectSame(({ ops }) => {
      const [a, b] = [normal([2, 3, 3, 4], "a"), normal([2, 3, 3, 4], "b")];
      const slope = normal([2, 3, 3, 4], "slope");
      const double = (x: tf.Tensor) => ops.relu(ops.add(x, x));
      const both = (a: tf.Tensor, b: tf.Tensor) => ops.relu(ops.add(ops.relu(a), b));
      return [ops.add(a, b), tf.grad(double)(a, slope), ...tf.grads(both as never)([a, b], slope)];
    });
  });

  test("a block with a shortcut gives the gradient of plain tfjs and leaves nothing behind", () => {
    const x = normal([2, 4, 4, 3]);
    const filter = normal([3, 3, 3, 3], "filter") as tf.Tensor4D;
    const block = (x: tf.Tensor) =>
      tf.sum(engine.ops.relu(engine.ops.add(engine.ops.conv2d(x as tf.Tensor4D, filter, 1, 1), x as tf.Tensor4D)));
    tf.dispose(tf.grad(block)(x));
    const before = tf.memory().numTensors;
    const gradient = tf.grad(block)(x);
    expect(tf.memory().numTensors).toBe(before + 1);
    const plain = (x: tf.Tensor) => tf.sum(tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, filter, 1, "same"), x)));
    const expected = tf.grad(plain)(x);
    expect(tf.max(tf.abs(tf.sub(gradient, expected))).dataSync()[0]).toBeLessThan(1e-5);
  });

  test("other shapes are refused", () => {
    expect(() => engine.ops.add(tf.zeros([2, 1]), tf.zeros([2, 3]))).toThrow(/shapes \[2,1\] and \[2,3\] differ/);
  });
});
