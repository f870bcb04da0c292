import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("addBias", (engine, backend) => {
  const add = (x: tf.Tensor, bias: tf.Tensor) => engine.ops.addBias(x as tf.Tensor4D, bias as tf.Tensor1D);

  test("values and both gradients", async () => {
    await expectSame(({ ops }) => {
      const [x, bias] = [normal([2, 3, 4, 5], "x"), normal([5], "bias")];
      const own = (x: tf.Tensor, bias: tf.Tensor) => ops.addBias(x as tf.Tensor4D, bias as tf.Tensor1D);
      return [own(x, bias), ...tf.grads(own as never)([x, bias], normal([2, 3, 4, 5], "slope"))];
    });
    const loss = (x: tf.Tensor, bias: tf.Tensor) => tf.sum(tf.square(add(x, bias)));
    expectGradient(loss as never, [normal([1, 2, 2, 3], "x"), normal([3], "bias")]);
  });

  test("leaves nothing behind", () => {
    const [x, bias] = [normal([2, 3, 4, 5], "x"), normal([5], "bias")];
    const run = () => tf.dispose(tf.grads(((x: tf.Tensor, b: tf.Tensor) => tf.sum(add(x, b))) as never)([x, bias]));
    run();
    const before = [tf.memory().numTensors, backend.door.liveTensors()];
    for (let i = 0; i < 3; i++) run();
    expect([tf.memory().numTensors, backend.door.liveTensors()]).toEqual(before);
  });
});
