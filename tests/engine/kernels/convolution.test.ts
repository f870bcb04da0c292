import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("convolutions equal tfjs's own, with both gradients", () => {
  const grads = (f: (x: tf.Tensor, filter: tf.Tensor) => tf.Tensor, x: tf.Tensor, filter: tf.Tensor) => {
    const y = f(x, filter);
    return [y, ...tf.grads(f as never)([x, filter], normal(y.shape, "slope"))];
  };

  test.each(["same", "valid", 1] as const)("two-dimensional, padding %s", async (pad) => {
    await expectSame(
      () =>
        grads(
          (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, pad),
          normal([2, 6, 7, 3], "x"),
          normal([3, 3, 3, 4], "filter"),
        ),
      1e-4,
    );
  });

  test("depth-wise, transposed and three-dimensional", async () => {
    await expectSame(
      () => [
        ...grads(
          (x, filter) => tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, "same"),
          normal([2, 5, 5, 3], "x"),
          normal([3, 3, 3, 2], "filter"),
        ),
        tf.conv2dTranspose(
          normal([1, 3, 3, 4]) as tf.Tensor4D,
          normal([2, 2, 3, 4]) as tf.Tensor4D,
          [1, 6, 6, 3],
          2,
          "same",
        ),
        ...grads(
          (x, filter) => tf.conv3d(x as tf.Tensor5D, filter as tf.Tensor5D, 1, "same"),
          normal([1, 4, 4, 4, 2], "x"),
          normal([2, 2, 2, 2, 3], "filter"),
        ),
      ],
      1e-4,
    );
  });

  test("morphological dilation", async () => {
    await expectSame(() =>
      tf.dilation2d(normal([1, 5, 5, 2]) as tf.Tensor4D, normal([2, 2, 2]) as tf.Tensor3D, 1, "same"),
    );
  });

  test("geometry that ends the process inside TensorFlow is refused", () => {
    const [x, filter] = [normal([1, 8, 8, 8]) as tf.Tensor4D, normal([8, 8, 8, 8]) as tf.Tensor4D];
    expect(() => tf.conv2dTranspose(x, filter, [1, 4, 4, 8], 1, "same")).toThrow(
      expect.objectContaining({ tag: "ImpossibleGeometry" }),
    );
  });
});
