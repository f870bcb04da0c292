import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../src/engine/backend.js";
import type { Engine } from "../../src/engine/engine.js";
import { findLibrary } from "../../src/engine/library.js";
import { openEngine } from "../../src/engine/open.js";

const original = { ...process.env };
afterEach(() => {
  process.env = { ...original };
});

// This file opens engines itself, in this order: each is opened once per process.
describe("without the library", () => {
  const withoutLibrary = () => {
    delete process.env.OMIXEL_TENSORFLOW;
    process.env.OMIXEL_CACHE = mkdtempSync(join(tmpdir(), "omixel-open-"));
  };

  test("asking for TensorFlow fails and names the set-up", async () => {
    withoutLibrary();
    await expect(openEngine({ prefer: "tensorflow" })).rejects.toMatchObject({
      tag: "EngineUnavailable",
      message: expect.stringContaining("npm run setup"),
    });
  });

  test("a wrong OMIXEL_TENSORFLOW fails and is named", async () => {
    process.env.OMIXEL_TENSORFLOW = "/nowhere";
    await expect(openEngine()).rejects.toThrow(/OMIXEL_TENSORFLOW names \/nowhere/);
  });

  test("asking for a GPU fails: nothing falls back in silence", async () => {
    withoutLibrary();
    process.env.OMIXEL_DEVICE = "gpu";
    await expect(openEngine()).rejects.toMatchObject({ tag: "EngineUnavailable" });
  });

  test("falls back to the portable engine with one loud line", async () => {
    withoutLibrary();
    const lines: string[] = [];
    const engine = await openEngine({ log: (line) => lines.push(line) });
    await openEngine({ log: (line) => lines.push(line) });
    expect(engine.name).toBe("cpu");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/not there.*100 times slower.*npm run setup/s);
    expect(tf.add(tf.tensor1d([1, 2]), 1).arraySync()).toEqual([2, 3]);
  });
});

const describeFound = findLibrary() ? describe : describe.skip;
describeFound("with the library", () => {
  /** Trains a small network for a few steps; returns its losses and weights. */
  function train({ ops, optimisers }: Engine, steps: number, each: () => void = () => undefined): number[] {
    const images = tf.randomNormal<tf.Rank.R4>([8, 16, 16, 3], 0, 1, "float32", 1);
    const targets = tf.tidy(() => tf.oneHot(tf.range(0, 8, 1, "int32"), 8) as tf.Tensor2D);
    const first = tf.tidy(() => tf.variable(tf.randomNormal<tf.Rank.R4>([3, 3, 3, 16], 0, 0.3, "float32", 2)));
    const second = tf.tidy(() => tf.variable(tf.randomNormal<tf.Rank.R4>([3, 3, 16, 8], 0, 0.2, "float32", 3)));
    const scale = tf.tidy(() => tf.variable(tf.ones<tf.Rank.R1>([16])));
    const offset = tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([16])));
    const variables = [first, second, scale, offset];
    const running = { mean: tf.zeros<tf.Rank.R1>([16]), variance: tf.ones<tf.Rank.R1>([16]) };
    const adam = optimisers.adam(variables as tf.Variable[], { weightDecay: 0.01 });
    const numbers: number[] = [];
    for (let step = 0; step < steps; step++) {
      const { value, grads } = tf.variableGrads(() => {
        const { y } = ops.batchNormTrain(ops.conv2d(images, first, 2, 1), scale, offset, running, 0.1, 1e-5);
        const features = ops.conv2d(ops.maxPool(ops.relu(y), 3, 2, 1), second, 1, 1);
        return ops.crossEntropy(ops.globalAveragePool(features), targets) as tf.Scalar;
      });
      numbers.push(value.dataSync()[0]!);
      value.dispose();
      adam.step(grads, 0.01);
      each();
    }
    numbers.push(...first.dataSync());
    adam.dispose();
    tf.dispose([images, targets, running.mean, running.variance, ...variables]);
    return numbers;
  }

  test("names version and threads, and is opened once", async () => {
    const engine = await openEngine({ threads: 1 });
    expect(engine.description).toMatch(/^TensorFlow 2\.\d+\.\d+, (1 thread|GPU)$/);
    expect(await openEngine()).toBe(engine);
    expect(tf.getBackend()).toBe("tensorflow");
  });

  test("what is slower than it should be is told to whoever opened it last", async () => {
    const backendLog = () => (tf.findBackend("tensorflow") as TensorFlowBackend).log;
    const [first, second] = [() => undefined, () => undefined];
    for (const log of [first, second]) {
      await openEngine({ log });
      expect(backendLog()).toBe(log);
    }
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    await openEngine();
    backendLog()("slow");
    expect(written).toHaveBeenCalledWith("slow\n");
    written.mockRestore();
  });

  test("the portable engine can be had beside it", async () => {
    await openEngine();
    const engine = await openEngine({ prefer: "cpu" });
    expect([engine.name, tf.getBackend()]).toEqual(["cpu", "cpu"]);
    expect(engine.description).toContain("JavaScript");
    await openEngine();
  });

  test("a GPU that is asked for and absent is named, whether the engine was open before or not", async () => {
    const engine = await openEngine();
    process.env.OMIXEL_DEVICE = "gpu";
    if (engine.description.endsWith("GPU")) await expect(openEngine()).resolves.toBe(engine);
    else await expect(openEngine()).rejects.toThrow(/asks for a GPU, but TensorFlow sees none/);
  });

  test("training learns, and the same training gives the same bits", async () => {
    const engine = await openEngine();
    const losses = train(engine, 12);
    expect(losses[11]).toBeLessThan(losses[0]! * 0.8);
    expect(train(engine, 12)).toEqual(losses);
  });

  test("many steps hold a constant number of tensors", async () => {
    const engine = await openEngine();
    const { door } = tf.findBackend("tensorflow") as unknown as { door: { liveTensors(): number } };
    const before = tf.memory().numTensors;
    const counts: string[] = [];
    train(engine, 60, () => counts.push(`${tf.memory().numTensors} ${tf.memory().numBytes} ${door.liveTensors()}`));
    expect(new Set(counts.slice(1)).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });
});
