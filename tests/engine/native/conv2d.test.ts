import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectGradient, expectSame, expectSameInBfloat16, normal } from "../engines.js";

type Case = [size: number, filter: number, stride: number, padding: number];
const cases: Case[] = [
  [8, 3, 1, 1],
  [8, 3, 2, 1],
  [9, 3, 2, 1],
  [8, 1, 2, 0],
  [9, 7, 2, 3],
  [16, 7, 2, 3],
  [7, 3, 1, 0],
  [6, 4, 3, 2],
  [5, 5, 1, 3],
  [10, 2, 3, 0],
];

describeTensorFlow("conv2d", (engine) => {
  const inputs = (size: number, filter: number) =>
    [normal([2, size, size + 1, 3], "x"), normal([filter, filter, 3, 4], "filter")] as [tf.Tensor4D, tf.Tensor4D];

  test.each(cases)("%i pixels, filter %i, stride %i, padding %i: values and both gradients", async (...c) => {
    const [size, filter, stride, padding] = c;
    await expectSame(({ ops }) => {
      const conv = (x: tf.Tensor, f: tf.Tensor) => ops.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, stride, padding);
      const [x, f] = inputs(size, filter);
      const y = conv(x, f);
      const slope = normal(y.shape, "slope");
      return [y, ...tf.grads(conv)([x, f], slope)];
    }, 1e-4);
  });

  test("gradients are those of finite differences", () => {
    const [x, f] = inputs(6, 3);
    const slope = normal([2, 3, 4, 4], "slope");
    expectGradient(
      (x, f) => tf.sum(tf.mul(engine.ops.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 1), slope)),
      [x, f],
    );
  });

  test("the gradient of the filter alone does not compute that of the images", () => {
    const [x, f] = inputs(6, 3);
    const filter = tf.variable(f);
    const { grads, value } = tf.variableGrads(
      () => tf.sum(engine.ops.conv2d(x, filter as unknown as tf.Tensor4D, 1, 1)) as tf.Scalar,
      [filter],
    );
    expect(Object.keys(grads)).toEqual([filter.name]);
    tf.dispose([value, grads, filter, x, f]);
  });

  test("a slope that the caller passed in is still there afterwards", () => {
    const [x, f] = inputs(6, 3);
    const slope = normal([2, 6, 7, 4]);
    const gradient = tf.grad((x: tf.Tensor) => engine.ops.conv2d(x as tf.Tensor4D, f, 1, 1))(x, slope);
    expect(slope.isDisposed).toBe(false);
    tf.dispose([gradient, slope, x, f]);
  });

  test.each<Case>([...cases, [32, 3, 1, 1]])(
    "%i pixels, filter %i, stride %i, padding %i: the same in bfloat16",
    (...c) => {
      const [size, filter, stride, padding] = c;
      expectSameInBfloat16(engine, () => {
        const conv = (x: tf.Tensor, f: tf.Tensor) =>
          engine.ops.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, stride, padding);
        const [x, f] = inputs(size, filter);
        const y = conv(x, f);
        return [y, ...tf.grads(conv)([x, f], normal(y.shape, "slope"))];
      });
    },
  );

  test("impossible geometry is refused before TensorFlow sees it", () => {
    const [x, f] = inputs(6, 3);
    const wrongChannels = normal([3, 3, 5, 4]) as tf.Tensor4D;
    expect(() => engine.ops.conv2d(x, wrongChannels, 1, 1)).toThrow(/do not go with a filter/);
    expect(() => engine.ops.conv2d(x, f, 0, 1)).toThrow(expect.objectContaining({ tag: "ImpossibleGeometry" }));
    expect(() => engine.ops.conv2d(normal([1, 2, 2, 3]) as tf.Tensor4D, f, 1, 0)).toThrow(/does not fit into 2 pixels/);
  });
});

describeTensorFlow("depthwiseConv2d", (engine) => {
  const depthwise =
    ({ ops }: typeof engine, stride: number, padding: number) =>
    (x: tf.Tensor, f: tf.Tensor) =>
      ops.depthwiseConv2d(x as tf.Tensor4D, f as tf.Tensor4D, stride, padding);
  const inputs = (size: number, filter: number) =>
    [normal([2, size, size + 1, 5], "x"), normal([filter, filter, 5, 1], "filter")] as [tf.Tensor4D, tf.Tensor4D];

  test.each([
    [8, 3, 1, 1],
    [9, 3, 2, 1],
    [8, 3, 2, 1],
    [8, 5, 2, 2],
    [7, 5, 1, 2],
    [2, 5, 2, 2],
    [8, 3, 1, 0],
  ])(
    "%i pixels, filter %i, stride %i, padding %i: values and both gradients",
    async (size, filter, stride, padding) => {
      await expectSame((own) => {
        const conv = depthwise(own, stride, padding);
        const [x, f] = inputs(size, filter);
        const y = conv(x, f);
        return [y, ...tf.grads(conv)([x, f], normal(y.shape, "slope"))];
      }, 1e-4);
    },
  );

  test("gradients are those of finite differences", () => {
    const slope = normal([2, 3, 4, 5], "slope");
    expectGradient((x, f) => tf.sum(tf.mul(depthwise(engine, 2, 1)(x!, f!), slope)), inputs(6, 3));
  });

  test("a filter for other channels, or several a channel, is refused", () => {
    const [x] = inputs(6, 3);
    for (const shape of [
      [3, 3, 4, 1],
      [3, 3, 5, 2],
    ] as const)
      // prettier-ignore
      expect(() => engine.ops.depthwiseConv2d(x, tf.ones([...shape]), 1, 1)).toThrow(/do not go with a filter/);
  });
});
