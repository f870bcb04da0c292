import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectSame, normal } from "../engines.js";

type Stage = (x: tf.Tensor3D) => tf.Tensor3D;

describeTensorFlow("in parts", (engine, backend) => {
  const { ops } = engine;
  const flat = (x: tf.Tensor3D): tf.Tensor2D => tf.reshape(x, [-1, x.shape[2]]);

  /** Two stages that learn, the second with a shortcut. */
  const stages = (weight: tf.Tensor, bias: tf.Tensor, scale: tf.Tensor): Stage[] => [
    (x) => tf.reshape(ops.linear(flat(x), weight as tf.Tensor2D, bias as tf.Tensor1D), x.shape),
    (x) => {
      const rows = flat(x);
      const normal = ops.layerNorm(rows, scale as tf.Tensor1D, bias as tf.Tensor1D, 1e-6);
      return tf.reshape(ops.add(rows, ops.gelu(normal)), x.shape);
    },
  ];
  const inputs = (count: number) => [
    normal([count, 100, 96], "x"),
    tf.mul(normal([96, 96], "weight"), 0.1),
    normal([96], "bias"),
    normal([96], "scale"),
  ];

  test.each([28, 33])("%i images give the same as one after the other: values and gradients", (count) => {
    const [of, slope] = [inputs(count), normal([count, 100, 96], "slope")];
    const through = (whole: (x: tf.Tensor3D, stages: Stage[]) => tf.Tensor) =>
      tf.valueAndGrads((x, ...rest) =>
        tf.sum(tf.mul(slope, whole(x as tf.Tensor3D, stages(...(rest as [tf.Tensor, tf.Tensor, tf.Tensor]))))),
      )(of);
    const parts = through((x, own) => ops.inParts(x, own));
    const plain = through((x, own) => own.reduce((y, stage) => stage(y), x));
    expectClose(parts.value.dataSync(), plain.value.dataSync(), 1e-4);
    parts.grads.forEach((gradient, i) => {
      const expected = plain.grads[i]!;
      const spread = tf.moments(expected).variance.dataSync()[0]! ** 0.5;
      expectClose(tf.div(gradient, spread).dataSync(), tf.div(expected, spread).dataSync(), 1e-4);
    });
  });

  test("small batches and single images go whole, large ones in two parts that go through each stage in turn", () => {
    const seen: string[] = [];
    const stage =
      (name: string): Stage =>
      (x) => {
        seen.push(`${name} ${x.shape[0]}`);
        return x;
      };
    for (const [count, width] of [
      [2, 96],
      [1, 4096],
      [33, 96],
    ] as const)
      // prettier-ignore
      ops.inParts(tf.zeros([count, 100, width]), [stage("a"), stage("b")]);
    expect(seen).toEqual(["a 2", "b 2", "a 1", "b 1", "a 17", "a 16", "b 17", "b 16"]);
  });

  test("attention whose scores overflow without care gets it: values and gradient", async () => {
    await expectSame(({ ops }) => {
      const parts = ["q", "k", "v"].map((seed) => tf.mul(normal([60, 40, 40], seed), seed === "v" ? 1 : 30));
      const x: tf.Tensor3D = tf.concat(parts as tf.Tensor3D[], 2);
      const see = (x: tf.Tensor) => ops.inParts(x as tf.Tensor3D, [(part) => ops.attention(part, 2)]);
      return [see(x), tf.grad(see)(x, normal([60, 40, 40], "slope"))];
    }, 1e-3);
  });

  test.each([1, 30])("leaves no tensors behind, scores times %i", (times) => {
    const x = tf.mul(normal([60, 40, 120], "x"), times);
    const see = (x: tf.Tensor) => ops.inParts(x as tf.Tensor3D, [(part) => ops.attention(part, 2)]);
    const learn = () =>
      tf.tidy(() =>
        tf
          .grad((x) => tf.sum(see(x)))(x)
          .dispose(),
      );
    const look = () => tf.tidy(() => see(x).dispose());
    for (const run of [learn, look]) {
      run();
      const before = backend.door.liveTensors();
      run();
      expect(backend.door.liveTensors()).toBe(before);
    }
  });
});
