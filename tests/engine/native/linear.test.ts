import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, expectSameInBfloat16, normal } from "../engines.js";

describeTensorFlow("linear", (engine) => {
  const inputs = () => [normal([5, 3]), normal([3, 4], "weight"), normal([4], "bias")] as const;

  test("values and all three gradients", async () => {
    await expectSame(({ ops }) => {
      const linear = (x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) =>
        ops.linear(x as tf.Tensor2D, weight as tf.Tensor2D, bias as tf.Tensor1D);
      return [linear(...inputs()), ...tf.grads(linear as never)([...inputs()], normal([5, 4], "slope"))];
    });
  });

  test("many rows are the same in bfloat16, with all three gradients", () => {
    expectSameInBfloat16(engine, () => {
      const linear = (x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) =>
        engine.ops.linear(x as tf.Tensor2D, weight as tf.Tensor2D, bias as tf.Tensor1D);
      const all = [normal([512, 128]), normal([128, 96], "weight"), normal([96], "bias")];
      return [linear(...(all as [tf.Tensor, tf.Tensor, tf.Tensor])), ...tf.grads(linear as never)(all, normal([512, 96], "slope"))]; // prettier-ignore
    });
  });

  test("leaves nothing behind, whichever gradient is asked for", () => {
    const [x, weight, bias] = inputs() as unknown as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D];
    const before = tf.memory().numTensors;
    for (const which of [0, 1, 2]) {
      const ask = tf.grad((input: tf.Tensor) => {
        const all = [x, weight, bias].map((tensor, i) => (i === which ? input : tensor));
        return engine.ops.linear(...(all as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D]));
      });
      ask([x, weight, bias][which]!).dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(x.isDisposed).toBe(false);
  });
});
