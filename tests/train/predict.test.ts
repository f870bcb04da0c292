import { expect, test } from "@jest/globals";
import { predictNetwork } from "../../src/train/predict.js";
import { describeEngines, expectClose } from "../engine/engines.js";
import { toyNetwork, toySet } from "./toy.js";

describeEngines("prediction", (engine) => {
  test("is softmax of the logits, each image for itself, in any number of batches", async () => {
    const { tf } = engine;
    await tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const before = tf.memory().numTensors;
    const set = toySet(131);
    const probabilities = await predictNetwork(network, set, engine);
    expect(probabilities.length).toBe(262);
    for (const row of [0, 63, 64, 130]) {
      const one = { ...set, images: set.images.subarray(row * 128, (row + 1) * 128), count: 1 };
      const alone = await predictNetwork(network, one, engine);
      expectClose(probabilities.subarray(2 * row, 2 * row + 2), alone, 1e-5);
      expect(alone[0]! + alone[1]!).toBeCloseTo(1, 5);
    }
    expect((await predictNetwork(network, { ...set, images: new Float32Array(0), count: 0 }, engine)).length).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  test("folds batch norms into convolutions once for all batches, and answers as the network itself does", async () => {
    const { tf } = engine;
    await tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const folded = new Set<unknown>();
    const ops = engine.ops as { convInfer: typeof engine.ops.convInfer };
    const { convInfer } = ops;
    ops.convInfer = (x, filter, ...rest) => {
      folded.add(filter);
      return convInfer(x, filter, ...rest);
    };
    const set = toySet(131);
    const probabilities = await predictNetwork(network, set, engine);
    ops.convInfer = convInfer;
    expect(folded.size).toBe(2);
    const plain = tf.tidy(() => tf.softmax(network.forward(tf.tensor4d(set.images, [131, 8, 8, 2]), false)).dataSync());
    expectClose(probabilities, plain, 1e-5);
    network.dispose();
  });

  test("stops when it is told to", async () => {
    const network = toyNetwork(engine);
    const stopped = predictNetwork(network, toySet(2), engine, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ tag: "Aborted" });
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    await expect(predictNetwork(network, toySet(131), engine, stop.signal)).rejects.toMatchObject({ tag: "Aborted" });
    network.dispose();
  });
});
