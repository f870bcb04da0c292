import { test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

describeTensorFlow("products equal tfjs's own", () => {
  test("either side transposed, in batches, fused with bias and activation", async () => {
    await expectSame(() => {
      const [a, b] = [normal([3, 4], "a") as tf.Tensor2D, normal([4, 5], "b") as tf.Tensor2D];
      return [
        tf.matMul(a, b),
        tf.matMul(tf.transpose(a), b, true),
        tf.matMul(a, tf.transpose(b), false, true),
        tf.matMul(normal([2, 3, 4], "c"), normal([2, 4, 2], "d")),
        tf.fused.matMul({ a, b, bias: normal([5]), activation: "relu" }),
        tf.einsum("ij,jk->ki", a, b),
      ];
    }, 1e-4);
  });
});
