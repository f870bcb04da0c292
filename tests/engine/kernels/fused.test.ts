import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectSame, normal } from "../engines.js";

describeTensorFlow("bias and activation", (_, backend) => {
  test.each(["linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu"] as const)("%s", async (activation) => {
    await expectSame(
      () =>
        tf.fused.conv2d({
          x: normal([1, 4, 4, 2], "x") as tf.Tensor4D,
          filter: normal([3, 3, 2, 3], "filter") as tf.Tensor4D,
          strides: 1,
          pad: "same",
          bias: normal([3], "bias"),
          activation,
          leakyreluAlpha: 0.3,
          ...(activation === "prelu" ? { preluActivationWeights: normal([3], "alpha") } : {}),
        }),
      1e-4,
    );
  });

  test("channels first: one bias a channel, and nothing left behind", () => {
    const [x, filter] = [normal([1, 2, 3, 3], "x") as tf.Tensor4D, normal([1, 1, 2, 4], "filter") as tf.Tensor4D];
    const bias = normal([4], "bias");
    const run = (dataFormat: "NCHW" | "NHWC", x: tf.Tensor4D) =>
      tf.tidy(() => tf.fused.conv2d({ x, filter, strides: 1, pad: "valid", dataFormat, bias, activation: "relu" }));
    const first = run("NCHW", x);
    const before = backend.numDataIds();
    tf.dispose(run("NCHW", x));
    expect(backend.numDataIds()).toBe(before);
    const last = run("NHWC", tf.transpose(x, [0, 2, 3, 1]));
    expectClose(tf.transpose(first, [0, 2, 3, 1]).dataSync(), last.dataSync(), 1e-5);
  });
});
