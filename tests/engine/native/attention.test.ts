import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectGradient, expectSame, normal } from "../engines.js";

describeTensorFlow("attention", (engine) => {
  const of = (ops: typeof engine.ops) => (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) =>
    ops.attention(q as tf.Tensor4D, k as tf.Tensor4D, v as tf.Tensor4D);

  test.each([[[2, 3, 5, 4]], [[2, 3, 40, 8]]])("values and all three gradients, %j", async (shape) => {
    await expectSame(({ ops }) => {
      const inputs = ["q", "k", "v"].map((seed) => normal(shape, seed)) as [tf.Tensor, tf.Tensor, tf.Tensor];
      return [of(ops)(...inputs), ...tf.grads(of(ops) as never)(inputs, normal(shape, "slope"))];
    }, 1e-4);
  });

  test("its gradients are those of differences", () => {
    const loss = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) => tf.sum(tf.square(of(engine.ops)(q, k, v)));
    expectGradient(
      loss as never,
      ["q", "k", "v"].map((seed) => normal([1, 2, 3, 4], seed)),
    );
  });

  test.each([6, 30])("long queries and keys (times %i) do not overflow: values and gradients", async (times) => {
    await expectSame(({ ops }) => {
      const [q, k, v] = ["q", "k", "v"].map((seed) => tf.mul(normal([1, 2, 7, 4], seed), seed === "v" ? 1 : times));
      const y = of(ops)(q!, k!, v!);
      return [y, ...tf.grads(of(ops) as never)([q!, k!, v!], normal([1, 2, 7, 4], "slope"))];
    }, 1e-3);
  });

  test("queries far from all keys keep their shares: powers of such scores alone would vanish", async () => {
    await expectSame(({ ops }) => {
      const [q, k] = [tf.fill([1, 1, 3, 4], 20), tf.add(tf.mul(normal([1, 1, 5, 4], "k"), 0.1), -20)];
      return [of(ops)(q, k, normal([1, 1, 5, 2], "v"))];
    }, 1e-3);
  });

  test("equal keys share evenly: the mean of the values", () => {
    const v = normal([1, 1, 4, 2], "v") as tf.Tensor4D;
    const y = engine.ops.attention(normal([1, 1, 4, 3], "q") as tf.Tensor4D, tf.ones([1, 1, 4, 3]), v);
    const mean = tf.mean(v, 2).dataSync();
    for (const row of tf.reshape(y, [4, 2]).arraySync() as number[][])
      row.forEach((value, i) => expect(value).toBeCloseTo(mean[i]!, 5));
  });

  test("queries and keys of different width are refused", () => {
    const ones = (width: number) => tf.ones<tf.Rank.R4>([1, 1, 2, width]);
    expect(() => engine.ops.attention(ones(3), ones(4), ones(4))).toThrow(/queries \[1,1,2,3\], keys \[1,1,2,4\]/);
  });
});
