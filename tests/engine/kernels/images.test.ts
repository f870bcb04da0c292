import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("pictures equal tfjs's own", () => {
  test("resized, with gradients, flipped, cropped", async () => {
    await expectSame(() => {
      const x = normal([1, 4, 4, 2]) as tf.Tensor4D;
      const bilinear = (x: tf.Tensor) => tf.image.resizeBilinear(x as tf.Tensor4D, [7, 5]);
      const nearest = (x: tf.Tensor) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [8, 8]);
      const slope = normal([1, 7, 5, 2], "slope");
      return [
        bilinear(x),
        tf.grad(bilinear)(x, slope),
        nearest(x),
        tf.grad(nearest)(x, normal([1, 8, 8, 2], "slope")),
        tf.image.flipLeftRight(x),
        tf.image.cropAndResize(x, tf.tensor2d([0, 0, 0.5, 1], [1, 4]), tf.tensor1d([0], "int32"), [3, 3]),
        tf.image.transform(x, tf.tensor2d([1, 0, 1, 0, 1, 0, 0, 0], [1, 8]), "nearest", "constant", 0),
      ];
    });
  });

  test("boxes that overlap are suppressed", () => {
    const boxes = tf.tensor2d([0, 0, 1, 1, 0, 0, 1, 0.95, 0, 2, 1, 3], [3, 4]);
    const scores = tf.tensor1d([0.9, 0.8, 0.7]);
    expect(tf.image.nonMaxSuppression(boxes, scores, 3, 0.5).arraySync()).toEqual([0, 2]);
    const padded = tf.image.nonMaxSuppressionPadded(boxes, scores, 3, 0.5, 0, true);
    expect([padded.selectedIndices.shape, padded.validOutputs.arraySync()]).toEqual([[3], 2]);
    const soft = tf.image.nonMaxSuppressionWithScore(boxes, scores, 3, 0.5, 0, 0);
    expect(soft.selectedIndices.arraySync()).toEqual([0, 2]);
  });
});
