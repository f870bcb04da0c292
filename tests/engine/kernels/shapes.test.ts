import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("arranging equals tfjs's own", () => {
  test("cutting, joining, turning, padding", async () => {
    await expectSame(() => {
      const x = normal([2, 4, 6]);
      return [
        tf.reshape(x, [8, -1]),
        tf.expandDims(x, -1),
        tf.transpose(x, [2, 0, 1]),
        tf.concat([x, x], -1),
        tf.stack([x, x], 1),
        ...tf.unstack(x, -2),
        ...tf.split(x, [1, 3], 1),
        ...tf.split(x, 3, -1),
        tf.slice(x, [0, 1, 2], [2, -1, 3]),
        tf.stridedSlice(x, [0, 3, 0], [2, 0, 6], [1, -2, 2]),
        tf.pad(
          x,
          [
            [0, 1],
            [2, 0],
            [1, 1],
          ],
          7,
        ),
        tf.mirrorPad(
          x,
          [
            [1, 0],
            [2, 1],
            [0, 3],
          ],
          "reflect",
        ),
        tf.tile(x, [1, 2, 1]),
        tf.broadcastTo(normal([1, 4, 1]), [2, 4, 6]),
        tf.reverse(x, [0, -1]),
      ];
    });
  });

  test("blocks and depth", async () => {
    await expectSame(() => {
      const x = normal([1, 4, 4, 4]);
      return [
        tf.depthToSpace(x as tf.Tensor4D, 2, "NHWC"),
        tf.spaceToBatchND(
          x,
          [2, 2],
          [
            [0, 0],
            [0, 0],
          ],
        ),
        tf.batchToSpaceND(
          normal([4, 2, 2, 1]),
          [2, 2],
          [
            [0, 0],
            [1, 0],
          ],
        ),
      ];
    });
  });
});
