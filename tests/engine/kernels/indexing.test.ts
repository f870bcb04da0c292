import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectSame, normal } from "../engines.js";

const ints = (...values: number[]) => tf.tensor1d(values, "int32");

describeTensorFlow("indexing equals tfjs's own", () => {
  test("gathering and scattering", async () => {
    await expectSame(() => {
      const x = normal([4, 3]);
      return [
        tf.gather(x, ints(3, 0, 3)),
        tf.gather(x, ints(1), 1),
        tf.gatherND(x, tf.tensor2d([0, 1, 3, 2], [2, 2], "int32")),
        tf.scatterND(tf.tensor2d([1, 1, 3], [3, 1], "int32"), tf.tensor1d([1, 2, 5]), [5]),
        tf.scatterND(ints(0, 2), tf.tensor1d([1, 2]), [4]),
        tf.tensorScatterUpdate(x, tf.tensor2d([2], [1, 1], "int32"), normal([1, 3], "update")),
        tf.sparseToDense(ints(1, 3), tf.tensor1d([5, 6]), [5], -1),
      ];
    });
  });

  test("ranking, searching, one-hot, ranges", async () => {
    await expectSame(() => {
      const x = normal([2, 6]);
      const { values, indices } = tf.topk(x, 3);
      return [
        values,
        indices,
        tf.oneHot(ints(0, 2, 5), 4, 9, -9),
        tf.range(0, 5, 2),
        tf.range(4, -2),
        tf.range(0, 5, -1),
        tf.range(2, 2),
        tf.linspace(0, 1, 5),
        tf.fill([2, 2], 3, "int32"),
        tf.searchSorted(tf.tensor1d([1, 3, 3, 7]), tf.tensor1d([3, 8, 0]), "left"),
        tf.searchSorted(tf.tensor1d([1, 3, 3, 7]), tf.tensor1d([3, 8, 0]), "right"),
      ];
    });
  });

  test("draws are the same for the same seed, however often", () => {
    const draw = (seed: number) => tf.multinomial(tf.tensor1d([0.2, 0.5, 0.3]), 50, seed, true).arraySync();
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("unique values in order of appearance", () => {
    const { values, indices } = tf.unique(tf.tensor1d([3, 1, 3, 2]));
    expect([values.arraySync(), indices.arraySync()]).toEqual([
      [3, 1, 2],
      [0, 1, 0, 2],
    ]);
  });
});
