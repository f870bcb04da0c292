import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { attentionFormulas } from "../../../src/engine/native/attention-formulas.js";
import { describeTensorFlow, expectClose, normal } from "../engines.js";

describeTensorFlow("formulas of attention", (_, backend) => {
  const read = (tensor: { shape: readonly number[] } | undefined) =>
    Array.from(backend.door.read(tensor as never) as Float32Array);

  test("what is parted and packed again is as it was, and ones lie below the values", () => {
    const x = normal([2, 3, 3, 4, 5]);
    const { part, pack } = attentionFormulas(backend, 5);
    const [queries, keys, values] = part.run([x]);
    expect([queries, keys, values].map((tensor) => tensor!.shape)).toEqual([
      [1, 2, 4, 5, 3],
      [1, 2, 4, 5, 3],
      [1, 2, 4, 6, 3],
    ]);
    const [plain, ones] = tf.split(tf.tensor(read(values), [1, 2, 4, 6, 3]), [5, 1], 3) as [tf.Tensor, tf.Tensor];
    expect(Array.from(ones.dataSync())).toEqual(new Array(24).fill(1));
    const turned = [tf.tensor(read(keys), [1, 2, 4, 5, 3]), plain].map((tensor) =>
      tf.transpose(tensor, [0, 1, 2, 4, 3]),
    );
    const [packed] = pack.run([queries!, ...turned]);
    expect(packed!.shape).toEqual([2, 3, 3, 4, 5]);
    expect(read(packed)).toEqual(Array.from(x.dataSync()));
  });

  test.each([1, 2, 16])(
    "products of heads %i wide are those of matrices, on the way to what is made of them",
    (width) => {
      const formulas = attentionFormulas(backend, width);
      const [keys, queries] = [normal([1, 1, 2, width, 6], "k"), normal([1, 1, 2, width, 6], "q")];
      const scores = tf.matMul(tf.reshape(keys, [2, width, 6]), tf.reshape(queries, [2, width, 6]), true);
      const scale = backend.constants.scalar(0.5);
      expectClose(
        read(formulas.powerOfProducts!.run([keys, queries, scale])[0]),
        tf.exp(tf.mul(scores, 0.5)).dataSync(),
        1e-5,
      );
      const [power, mean] = [normal([1, 1, 2, 6, 6], "p"), normal([1, 1, 2, 1, 6], "m")];
      const expected = tf.mul(tf.mul(power, tf.sub(tf.reshape(scores, [1, 1, 2, 6, 6]), mean)), 0.5);
      const [gradient] = formulas.gradientOfProducts!.run([power, keys, queries, mean, scale]);
      expectClose(read(gradient), expected.dataSync(), 1e-5);
    },
  );

  test("wider heads are left to products of matrices", () => {
    const { powerOfProducts, gradientOfProducts } = attentionFormulas(backend, 17);
    expect([powerOfProducts, gradientOfProducts]).toEqual([undefined, undefined]);
  });
});
