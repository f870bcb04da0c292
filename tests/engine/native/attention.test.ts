import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

/** Queries, keys and values, each [count, tokens, heads, width], side by side. */
const beside = (...parts: tf.Tensor[]) => {
  const [count, tokens] = parts[0]!.shape as [number, number];
  return tf.concat(
    parts.map((part) => tf.reshape(part, [count, tokens, -1])),
    2,
  ) as tf.Tensor3D;
};

describeTensorFlow("attention", (engine, backend) => {
  const seen =
    (ops: typeof engine.ops, heads: number) =>
    (x: tf.Tensor): tf.Tensor =>
      ops.attention(x as tf.Tensor3D, heads);

  test.each([
    ["small", [2, 5, 36], 3],
    ["of a head for all", [2, 40, 24], 1],
    ["of many tokens and narrow heads, whose scores are never in memory", [1, 300, 144], 3],
    ["of many tokens and wide heads", [1, 300, 153], 3],
  ])("values and gradient of one %s", async (_, shape, heads) => {
    await expectSame(({ ops }) => {
      const x = normal(shape, "x");
      const slope = normal([shape[0]!, shape[1]!, shape[2]! / 3], "slope");
      return [seen(ops, heads)(x), tf.grad(seen(ops, heads))(x, slope)];
    }, 1e-4);
  });

  test("a few images at a time, the last of them fewer, see what each sees alone: values and gradient", () => {
    const [x, slope] = [normal([9, 264, 12], "x"), normal([9, 264, 4], "slope")];
    const both = (x: tf.Tensor, slope: tf.Tensor) => [seen(engine.ops, 4)(x), tf.grad(seen(engine.ops, 4))(x, slope)];
    const alone = tf.unstack(x).map((image, i) => both(tf.expandDims(image), tf.slice(slope, [i, 0, 0], [1, -1, -1])));
    both(x, slope).forEach((whole, which) =>
      expectClose(whole.dataSync(), tf.concat(alone.map((own) => own[which]!)).dataSync(), 1e-5),
    );
  });

  test("its gradient is that of differences", () => {
    expectGradient((x) => tf.sum(tf.square(seen(engine.ops, 2)(x!))), [normal([1, 3, 24], "x")]);
  });

  test.each([
    [6, 7],
    [30, 7],
    [30, 400],
  ])("long queries and keys (times %i) of %i tokens do not overflow: values and gradient", async (times, tokens) => {
    await expectSame(({ ops }) => {
      const parts = ["q", "k", "v"].map((seed) => tf.mul(normal([1, tokens, 2, 4], seed), seed === "v" ? 1 : times));
      const x = beside(...parts);
      return [seen(ops, 2)(x), tf.grad(seen(ops, 2))(x, normal([1, tokens, 8], "slope"))];
    }, 1e-3);
  });

  test("queries far from all keys keep their shares: powers of such scores alone would vanish", async () => {
    await expectSame(({ ops }) => {
      const k = tf.add(tf.mul(normal([1, 5, 1, 4], "k"), 0.1), -20);
      return [seen(ops, 1)(beside(tf.fill([1, 5, 1, 4], 20), k, normal([1, 5, 1, 4], "v")))];
    }, 1e-3);
  });

  test("equal keys share evenly: the mean of the values", () => {
    const v = normal([1, 4, 1, 3], "v");
    const y = engine.ops.attention(beside(normal([1, 4, 1, 3], "q"), tf.ones([1, 4, 1, 3]), v), 1);
    const mean = tf.mean(v, 1).dataSync();
    for (const row of tf.reshape(y, [4, 3]).arraySync() as number[][])
      row.forEach((value, i) => expect(value).toBeCloseTo(mean[i]!, 5));
  });

  test("leaves no tensors behind, whether somebody learns from it or not", () => {
    const x = normal([9, 264, 12], "x");
    const learn = () =>
      tf.tidy(() =>
        tf
          .grad((x) => tf.sum(seen(engine.ops, 4)(x)))(x)
          .dispose(),
      );
    const look = () => seen(engine.ops, 4)(x).dispose();
    for (const run of [learn, look]) {
      run();
      const before = backend.door.liveTensors();
      run();
      expect(backend.door.liveTensors()).toBe(before);
    }
  });

  test("what does not hold queries, keys and values of all heads is refused", () => {
    expect(() => engine.ops.attention(tf.ones([1, 2, 10]), 2)).toThrow(/\[1,2,10\] does not hold .* of 2 heads/);
  });
});
