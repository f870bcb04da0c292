import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { recalibrate } from "../../src/train/recalibrate.js";
import { trainNetwork } from "../../src/train/train-network.js";
import { predictNetwork } from "../../src/train/predict.js";
import { describeEngines, describeTensorFlow, expectClose } from "../engine/engines.js";
import { toyContext, toyNetwork, toyOptions, toySet } from "./toy.js";

describeEngines("recalibration", (engine) => {
  test("gives the first norm the statistics of its input over all rows, in one pass or in several", async () => {
    const { tf, ops } = engine;
    await tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const set = toySet(22);
    const expected = tf.tidy(() => {
      const x = tf.tensor4d(set.images, [set.count, 8, 8, 2]);
      const y = ops.conv2d(x, network.parameters.get("conv1.weight") as never, 2, 1);
      const { mean, variance } = tf.moments(y, [0, 1, 2]);
      return [mean.dataSync(), variance.dataSync()];
    });
    const parameters = network.parameters.get("conv1.weight")!.dataSync().slice();
    for (const [batchSize, tolerance] of [
      [22, 5e-3], // the running variance divides by n - 1
      [5, 1e-2],
    ] as const) {
      recalibrate(network, set, batchSize, engine);
      expectClose(network.buffers.get("bn1.running_mean")!.dataSync(), expected[0]!, 1e-4);
      expectClose(network.buffers.get("bn1.running_var")!.dataSync(), expected[1]!, tolerance);
    }
    expect(network.parameters.get("conv1.weight")!.dataSync()).toEqual(parameters);
    network.dispose();
  });

  test("passes that do not reach a norm do not count", async () => {
    const { tf } = engine;
    await tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const set = toySet(20);
    // Ten passes of two rows: every other pass has no row for this network.
    let pass = 0;
    const forward: typeof network.forward = (...given) =>
      pass++ % 2 === 0 ? network.forward(...given) : (tf.zeros([2, 2]) as Tensor2D);
    const some = { ...network, forward };
    recalibrate(some, set, 2, engine);
    const means = (name: string) => [...network.buffers.get(name)!.dataSync()];
    const half = [means("bn1.running_mean"), means("bn1.running_var")];
    const rows = Array.from({ length: 20 }, (_, row) => row).filter((row) => (row % 10) % 2 === 0);
    const images = Float32Array.from(rows.flatMap((row) => [...set.images.subarray(row * 128, (row + 1) * 128)]));
    recalibrate(network, { ...set, images, count: 10 }, 2, engine);
    expectClose(half[0]!, means("bn1.running_mean"), 1e-4);
    expectClose(half[1]!, means("bn1.running_var"), 1e-2);
    network.dispose();
  });

  test("a network without batch norms is left alone", async () => {
    await engine.tf.setBackend(engine.name);
    const before = engine.tf.memory().numTensors;
    const bare = { parameters: new Map(), buffers: new Map(), dispose: () => undefined };
    recalibrate({ ...bare, forward: (x) => engine.tf.reshape(x, [-1, 128]) }, toySet(4), 2, engine);
    expect(engine.tf.memory().numTensors).toBe(before);
  });
});

describeTensorFlow("recalibration", (engine) => {
  test("after few updates with strong noise the network is as good on clean images as in training", async () => {
    await engine.tf.setBackend(engine.name);
    const set = toySet(32);
    const network = toyNetwork(engine, 1, 0);
    const options = { ...toyOptions, epochs: 4, steps: 1, batchSize: 16, learningRate: 2e-2, noise: 1.5 };
    await trainNetwork(network, set, options, toyContext(engine));
    const loss = async () => {
      const probabilities = await predictNetwork(network, set, engine);
      return set.labels.reduce((sum, label, i) => sum - Math.log(probabilities[2 * i + label]!) / set.count, 0);
    };
    const calibrated = await loss();
    // What running averages would be after eight updates: mostly their start, 0 and 1.
    for (const [name, buffer] of network.buffers)
      engine.tf.tidy(() => {
        const start = name.endsWith("var") ? 1 : 0;
        buffer.assign(engine.tf.add(engine.tf.mul(buffer, 1 - 0.9 ** 8), start * 0.9 ** 8));
      });
    expect(await loss()).toBeGreaterThan(calibrated);
    network.dispose();
  });
});
