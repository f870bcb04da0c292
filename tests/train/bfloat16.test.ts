import { expect, test } from "@jest/globals";
import { resnet18 } from "../../src/models/resnet18.js";
import { vit } from "../../src/models/vit.js";
import type { AnyModel } from "../../src/models/model.js";
import { seededRandom } from "../../src/random.js";
import { predictNetwork } from "../../src/train/predict.js";
import type { TrainOptions } from "../../src/train/train-options.js";
import { trainNetwork } from "../../src/train/train-network.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";
import { toyContext, toyNetwork, toyOptions, toySet } from "./toy.js";

const options: TrainOptions = {
  ...toyOptions,
  precision: "bfloat16",
  epochs: 25,
  steps: 1,
  batchSize: 16,
  learningRate: 2e-3,
};

/** Noise in two classes, told apart by nothing: what is learnt of it is learnt by heart. */
function noise(count: number): TrainingSet {
  const random = seededRandom("noise");
  const images = Float32Array.from({ length: count * 32 * 32 }, () => random.normal());
  const labels = Int32Array.from({ length: count }, (_, i) => i % 2);
  return { images, labels, count, height: 32, width: 32, channels: 1, classes: 2 };
}

describeTensorFlow("training in bfloat16", (engine, backend) => {
  const train = async (model: AnyModel, own: object, changed: Partial<TrainOptions> = {}) => {
    const set = noise(16);
    const network = model.build(set, { ...model.defaults, ...own }, engine, seededRandom(1));
    const history = await trainNetwork(network, set, { ...options, ...changed }, toyContext(engine));
    const probabilities = await predictNetwork(network, set, engine);
    network.dispose();
    return { history, probabilities };
  };

  test.each([
    ["resnet18", resnet18, { width: 16 }],
    ["vit", vit, { width: 64, depth: 2, dropout: 0 }],
  ] as const)("%s learns sixteen samples by heart, as in float32; every loss is a number", async (_, model, own) => {
    const rough = await train(model, own);
    const exact = await train(model, own, { precision: "float32" });
    for (const { history, probabilities } of [rough, exact]) {
      expect(history.every(({ loss }) => Number.isFinite(loss))).toBe(true);
      expect(history.at(-1)!.accuracy).toBe(1);
      for (let i = 0; i < 16; i++) expect(probabilities[2 * i + (i % 2)]).toBeGreaterThan(0.5);
    }
    expect(rough.history[0]!.loss).not.toBe(exact.history[0]!.loss);
    expect(rough.history[0]!.loss).toBeCloseTo(exact.history[0]!.loss, 1);
  });

  test("leaves nothing behind, however long it runs", async () => {
    const left = async (epochs: number) => {
      const before = backend.door.liveTensors();
      await train(resnet18, { width: 4 }, { epochs });
      return backend.door.liveTensors() - before;
    };
    await left(1); // the engine keeps some constants from the first run on
    expect([await left(1), await left(12)]).toEqual([0, 0]);
  });
});

describeEngines("bfloat16", (engine) => {
  test("is computed in, or refused with what to do", async () => {
    await engine.tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const training = trainNetwork(network, toySet(16), { ...options, epochs: 1 }, toyContext(engine));
    if (engine.name === "cpu") await expect(training).rejects.toMatchObject({ tag: "EngineUnavailable" });
    else expect((await training).length).toBe(1);
    network.dispose();
  });
});
