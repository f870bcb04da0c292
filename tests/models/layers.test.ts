import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { Layers } from "../../src/models/layers.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";
import { describeWithShared, parityCase } from "../shared.js";

const moments = (values: ArrayLike<number>) => {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return { mean, sd: Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length) };
};

describeEngines("layers", (engine) => {
  const { tf } = engine;

  test("start as PyTorch's networks do, the same for the same seed", async () => {
    await tf.setBackend(engine.name);
    const build = (seed: number) => {
      const layers = new Layers(engine, seededRandom(seed));
      layers.conv("conv", 16, 32, 3, 1, 1);
      layers.batchNorm("norm", 4);
      layers.linear("fc", 100, 20);
      return layers;
    };
    const layers = build(1);
    const values = (of: Layers, name: string) => of.parameters.get(name)!.dataSync();
    const conv = moments(values(layers, "conv.weight"));
    expect(conv.sd).toBeCloseTo(Math.sqrt(2 / (32 * 9)), 2); // fan out
    expect(Math.abs(conv.mean)).toBeLessThan(0.005);
    const fc = values(layers, "fc.weight");
    expect(Math.max(...fc.map(Math.abs))).toBeLessThanOrEqual(0.1);
    expect(moments(fc).sd).toBeCloseTo(0.1 / Math.sqrt(3), 2);
    expect([...values(layers, "norm.weight"), ...values(layers, "norm.bias")]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    expect([...layers.buffers.keys()]).toEqual(["norm.running_mean", "norm.running_var"]);

    const [same, other] = [build(1), build(2)];
    expect(values(same, "conv.weight")).toEqual(values(layers, "conv.weight"));
    expect(values(other, "conv.weight")).not.toEqual(values(layers, "conv.weight"));
    for (const built of [layers, same, other]) built.dispose();
  });

  test("a batch norm uses and keeps its running statistics while frozen, and for a batch of one with one pixel", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const norm = layers.batchNorm("norm", 2);
    tf.tidy(() => layers.buffers.get("norm.running_mean")!.assign(tf.tensor1d([1, 2])));
    tf.tidy(() => layers.buffers.get("norm.running_var")!.assign(tf.tensor1d([4, 9])));
    const answer = (rows: number) =>
      tf.tidy(() => [...norm(tf.ones([rows, 1, 1, 2]) as Tensor4D, true).dataSync()].slice(0, 2));
    const running = () => [...layers.buffers.values()].flatMap((buffer) => [...buffer.dataSync()]);
    expectClose(answer(1), [0, -1 / 3], 1e-4);
    layers.parameters.get("norm.weight")!.trainable = false;
    expectClose(answer(4), [0, -1 / 3], 1e-4);
    expect(running()).toEqual([1, 2, 4, 9]);
    layers.parameters.get("norm.weight")!.trainable = true;
    expectClose(answer(4), [0, 0], 1e-4); // of equal rows nothing is left
    expect(running()).not.toEqual([1, 2, 4, 9]);
    layers.dispose();
  });

  test("dropout zeroes its share, scales the rest up, and is seeded", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const drop = (seed: number) =>
      tf.tidy(() => layers.dropout(tf.ones([50, 40]), 0.25, seededRandom(seed)).dataSync());
    const dropped = drop(1);
    const zeros = dropped.filter((value) => value === 0).length;
    expect(zeros / 2000).toBeCloseTo(0.25, 1);
    expect(dropped.every((value) => value === 0 || Math.abs(value - 4 / 3) < 1e-6)).toBe(true);
    expect(drop(1)).toEqual(dropped);
    expect(drop(2)).not.toEqual(dropped);
    const x = tf.ones([2, 2]);
    expect(layers.dropout(x as never, 0, seededRandom(1))).toBe(x);
    x.dispose();
  });

  test("dropout of channels takes or leaves a channel of an image whole", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const dropped = tf.tidy(() =>
      layers.dropout(tf.ones([20, 3, 2, 10]) as Tensor4D, 0.5, seededRandom(1), "channels").dataSync(),
    );
    const of = (image: number, pixel: number, channel: number) => dropped[(image * 6 + pixel) * 10 + channel]!;
    const whole = Array.from({ length: 200 }, (_, i) =>
      [0, 1, 2, 3, 4, 5].map((p) => of(Math.floor(i / 10), p, i % 10)),
    );
    expect(whole.every((values) => values.every((value) => value === values[0]))).toBe(true);
    const kept = whole.filter(([value]) => value === 2).length;
    expect(whole.filter(([value]) => value === 0).length).toBe(200 - kept);
    expect(Math.abs(kept / 200 - 0.5)).toBeLessThan(0.1);
  });

  test("a convolution has a bias where it is told what this begins with", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const [plain, biased] = [layers.conv("plain", 1, 2, 1, 1, 0), layers.conv("own", 1, 2, 1, 1, 0, { bias: 0.5 })];
    expect([...layers.parameters.keys()]).toEqual(["plain.weight", "own.weight", "own.bias"]);
    expect([...layers.parameters.get("own.bias")!.dataSync()]).toEqual([0.5, 0.5]);
    tf.tidy(() => layers.parameters.get("own.bias")!.assign(tf.tensor1d([3, -4])));
    const blank = tf.tidy(() => {
      const x = tf.zeros([1, 2, 1, 1]) as Tensor4D;
      return [plain, biased].map((conv) => [...conv(x, false).dataSync()]);
    });
    expect(blank).toEqual([[0, 0, 0, 0], [3, -4, 3, -4]]); // prettier-ignore
    layers.dispose();
  });

  test("give back every tensor they own", async () => {
    await tf.setBackend(engine.name);
    const before = tf.memory().numTensors;
    const layers = new Layers(engine, seededRandom(1));
    layers.conv("conv", 2, 3, 3, 1, 1);
    layers.batchNorm("norm", 3);
    layers.linear("fc", 3, 2);
    expect(tf.memory().numTensors).toBe(before + 7);
    layers.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describeWithShared("layers beside torch.nn", ["fixtures/parity/saliency.json"], () => {
  describeEngines("layers", (engine) => {
    test("batch norm: training output, remembered statistics, inference output", async () => {
      const { tf } = engine;
      await tf.setBackend(engine.name);
      const { input, expected } = parityCase("saliency", "layers");
      const layers = new Layers(engine, seededRandom(1));
      const norm = layers.batchNorm("bn", 2);
      const set = (name: string, values: number[]) =>
        tf.tidy(() => layers.parameters.get(name)!.assign(tf.tensor1d(values)));
      set("bn.weight", input.bn_weight.data);
      set("bn.bias", input.bn_bias.data);
      const toNhwc = (data: number[]) => tf.tidy(() => tf.transpose(tf.tensor4d(data, [3, 2, 4, 4]), [0, 2, 3, 1]));
      const [x, trained, inferred] = [input.x.data, expected.batch_norm_train.data, expected.batch_norm_eval.data].map(
        toNhwc,
      ) as [Tensor4D, Tensor4D, Tensor4D];
      expectClose(norm(x, true).dataSync(), trained.dataSync(), 1e-5);
      expectClose(layers.buffers.get("bn.running_mean")!.dataSync(), expected.running_mean.data, 1e-6);
      expectClose(layers.buffers.get("bn.running_var")!.dataSync(), expected.running_var.data, 1e-6);
      expectClose(norm(x, false).dataSync(), inferred.dataSync(), 1e-5);
      layers.dispose();
    });
  });
});
