import { describe, expect, test } from "@jest/globals";
import type { Engine } from "../../src/engine/engine.js";
import { OmixelError } from "../../src/errors.js";
import { exportWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { judge } from "../../src/train/judge.js";
import { predictNetwork } from "../../src/train/predict.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import type { EpochRecord } from "../../src/train/history.js";
import type { TrainOptions } from "../../src/train/train-options.js";
import { trainNetwork } from "../../src/train/train-network.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";
import { toyContext, toyNetwork, toyOptions, toySet } from "./toy.js";

const short: TrainOptions = { ...toyOptions, epochs: 3, steps: 1, batchSize: 8, learningRate: 1e-2, noise: 0.2 };

async function train(engine: Engine, options: Partial<TrainOptions> = {}, seed = 1) {
  await engine.tf.setBackend(engine.name);
  const network = toyNetwork(engine, seed);
  const ctx = toyContext(engine, seed);
  const history = await trainNetwork(network, toySet(24), { ...short, ...options }, ctx);
  const weights = exportWeights(network);
  return { network, history, weights, events: ctx.events };
}

describeEngines("training", (engine) => {
  test("learns what can be learnt, and answers for images it has not seen", async () => {
    const { network, history } = await train(engine, { steps: 45 });
    expect(history.at(-1)!.loss).toBeLessThan(history[0]!.loss);
    expect(history.at(-1)!.accuracy).toBeGreaterThan(0.95);
    const fresh = toySet(20, "fresh");
    const probabilities = await predictNetwork(network, fresh, engine);
    const hits = fresh.labels.filter((label, i) => probabilities[2 * i + label]! > 0.5).length;
    expect(hits).toBeGreaterThanOrEqual(19);
    network.dispose();
  });

  test("runs for the epochs or for the updates asked for, whichever is longer, and tells each epoch", async () => {
    const byEpochs = await train(engine);
    expect(byEpochs.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(byEpochs.events.filter(({ kind }) => kind === "epoch").length).toBe(3);
    const [first] = byEpochs.events.filter(({ kind }) => kind === "epoch");
    expect(first).toMatchObject({ epochs: 3, ...byEpochs.history[0]!, seconds: expect.any(Number) });
    const updates = byEpochs.events.flatMap((event) => (event.kind === "update" ? [event] : []));
    expect(updates.map(({ update }) => update)).toEqual(expect.arrayContaining([3, 6, 9]));
    expect(updates.at(-1)).toMatchObject({ update: 9, updates: 9 });
    const bySteps = await train(engine, { steps: 13 }); // three batches an epoch
    expect(bySteps.history.length).toBe(5);
    byEpochs.network.dispose();
    bySteps.network.dispose();
  });

  test("is the same for the same seed, bit for bit, and another for another", async () => {
    const options = { mixup: 0.3, pixelDropout: 0.1 };
    const runs = [await train(engine, options), await train(engine, options), await train(engine, options, 2)];
    expect(runs[0]!.weights).toEqual(runs[1]!.weights);
    expect(runs[0]!.history).toEqual(runs[1]!.history);
    expect(runs[0]!.weights).not.toEqual(runs[2]!.weights);
    for (const { network } of runs) network.dispose();
  });
});

describeTensorFlow("training", (engine) => {
  test.each([
    { optimiser: "sgd", learningRate: 0.05 },
    { optimiser: "adam" },
    { optimiser: "adamw", schedule: "constant" },
    { classWeights: "balanced" },
  ] as Partial<TrainOptions>[])("learns with %j", async (options) => {
    const { network, history } = await train(engine, { steps: 60, ...options });
    expect(history.at(-1)!.accuracy).toBeGreaterThan(0.9);
    network.dispose();
  });

  test("watched rows are told, by the statistics of the network as it is, and change nothing", async () => {
    const alone = await train(engine, { steps: 60 });
    const network = toyNetwork(engine);
    const watched = toySet(20, "watched");
    const history = await trainNetwork(
      network,
      toySet(24),
      { ...short, steps: 60 },
      { ...toyContext(engine), watched },
    );
    expect(exportWeights(network)).toEqual(alone.weights);
    const told = history.filter(({ validationAccuracy }) => validationAccuracy !== undefined);
    expect(told.length).toBe(10);
    expect(told.at(-1)).toBe(history.at(-1));
    const probabilities = await predictNetwork(network, watched, engine);
    const loss = watched.labels.reduce((sum, label, i) => sum - Math.log(probabilities[2 * i + label]!) / 20, 0);
    expect(history.at(-1)!.validationLoss).toBeCloseTo(loss, 5);
    network.dispose();
    alone.network.dispose();
  });

  test("leaves no tensors behind, however long it runs", async () => {
    const left = async (epochs: number) => {
      const before = engine.tf.memory().numTensors;
      const { network } = await train(engine, { epochs });
      network.dispose();
      return engine.tf.memory().numTensors - before;
    };
    await left(1); // the engine keeps some constants from the first run on
    expect([await left(1), await left(12)]).toEqual([0, 0]);
  });

  test("a learning rate that is far too high is named", async () => {
    const failing = train(engine, { learningRate: 1e30, optimiser: "sgd", schedule: "constant" });
    await expect(failing).rejects.toMatchObject({
      tag: "EngineFailure",
      what: expect.stringMatching(/^The training loss is no longer a number in update [2-9] of 9 \(epoch [1-3]\)\.$/),
      remedy: "Lower the learning rate (now 1e+30), or clip gradients (clipNorm: 1).",
    });
  });

  test("a last update that leaves no numbers is named too, by rows that are not learnt from", async () => {
    const network = toyNetwork(engine);
    const forward: typeof network.forward = (x, training, ...rest) => {
      const logits = network.forward(x, training, ...rest);
      return training ? logits : engine.tf.mul(logits, NaN);
    };
    for (const rows of ["watched", "validation"] as const) {
      const ctx = { ...toyContext(engine), [rows]: toySet(4) };
      const failing = trainNetwork({ ...network, forward }, toySet(24), { ...short, epochs: 1, patience: 1 }, ctx);
      await expect(failing).rejects.toThrow("The validation loss is no longer a number in update 3 of 3 (epoch 1).");
    }
    network.dispose();
  });

  test("an update that finds no memory says which batch fits", async () => {
    const network = toyNetwork(engine);
    const forward: typeof network.forward = (x, ...rest) => {
      if (x.shape[0] > 5) throw new OmixelError("EngineFailure", "x", "y", {}, { code: "RESOURCE_EXHAUSTED" });
      return network.forward(x, ...rest);
    };
    const before = engine.tf.memory().numTensors;
    const failing = trainNetwork({ ...network, forward }, toySet(24), short, toyContext(engine));
    await expect(failing).rejects.toThrow(/no memory for an update of 8 rows.*A batch of 4 fits/);
    expect(engine.tf.memory().numTensors).toBe(before);
    network.dispose();
  });

  test("one row, of which batch norms learn little, is trained on and told", async () => {
    const network = toyNetwork(engine);
    const history = await trainNetwork(network, toySet(1), short, toyContext(engine));
    expect(history.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    const probabilities = await predictNetwork(network, toySet(4), engine);
    expect(probabilities.every(Number.isFinite)).toBe(true);
    network.dispose();
  });

  test("frozen stages keep weights and statistics until they thaw, and no longer", async () => {
    const freeze = async (epochs: number) => {
      const network = toyNetwork(engine);
      const start = exportWeights(network);
      await trainNetwork(network, toySet(24), { ...short, freeze: epochs }, toyContext(engine));
      const changed = Object.entries(exportWeights(network)).filter(([name, { values }]) =>
        values.some((value, at) => value !== start[name]!.values[at]),
      );
      network.dispose();
      return changed.map(([name]) => name);
    };
    expect(await freeze(3)).toEqual(["fc.weight", "fc.bias"]);
    expect((await freeze(2)).length).toBe(12);
  });

  describe("with validation rows", () => {
    /** Labels of the training rows are noise, so that the sooner it ends the better. */
    const noise = (): TrainingSet => {
      const set = toySet(24, "noise");
      return { ...set, labels: seededRandom("labels").shuffle(set.labels.slice()) };
    };
    const eager: TrainOptions = {
      ...short,
      epochs: 60,
      noise: 0,
      learningRate: 0.02,
      schedule: "constant",
      patience: 4,
    };
    const stop = async (options = eager, watched?: TrainingSet) => {
      const network = toyNetwork(engine);
      const validation = toySet(30, "validation");
      const ctx = { ...toyContext(engine), validation, ...(watched ? { watched } : {}) };
      const history = await trainNetwork(network, noise(), options, ctx);
      const judged = await judge(network, validation, { engine });
      const weights = exportWeights(network);
      network.dispose();
      return { history, weights, judged, events: ctx.events };
    };

    test("ends after so many epochs that were no better, with the weights of the best", async () => {
      const { history, judged, events } = await stop();
      const losses = history.map(({ validationLoss }) => validationLoss!);
      const best = losses.indexOf(Math.min(...losses)) + 1;
      expect(history.length).toBe(best + 4);
      expect(history.length).toBeLessThan(60);
      expect(history.filter(({ chosen }) => chosen).map(({ epoch }) => epoch)).toEqual([best]);
      expect(judged.validationLoss).toBeCloseTo(losses[best - 1]!, 5);
      expect(events.at(-1)).toMatchObject({ kind: "stopped", epoch: best, update: 3 * history.length, updates: 180 });
    });

    test("keeps the best epoch of a training that ran its whole time, too", async () => {
      const { history, judged, events } = await stop({ ...eager, epochs: 12, patience: 30 });
      expect(history.length).toBe(12);
      const chosen = history.find((record) => record.chosen)!;
      expect(chosen.validationLoss).toBe(Math.min(...history.map(({ validationLoss }) => validationLoss!)));
      expect(judged.validationLoss).toBeCloseTo(chosen.validationLoss!, 5);
      expect(events.some(({ kind }) => kind === "stopped")).toBe(false);
    });

    test("an epoch as good as the best so far is no better", async () => {
      const still = { ...eager, learningRate: 1e-30, optimiser: "sgd" } as const;
      const { history } = await stop(still);
      expect(new Set(history.map(({ validationLoss }) => validationLoss)).size).toBe(1); // else this would show nothing
      expect(history.length).toBe(1 + still.patience);
    });

    test("does not look at the watched", async () => {
      const watched = toySet(20, "watched");
      const flipped = { ...watched, labels: watched.labels.map((label) => 1 - label) };
      const [alone, one, two] = [await stop(), await stop(eager, watched), await stop(eager, flipped)];
      expect([one.history, two.history]).toEqual([alone.history, alone.history]);
      expect(two.weights).toEqual(alone.weights);
    });
  });

  describe("ended early", () => {
    /** So many updates of three an epoch; a learning rate that overshoots, so that the last epoch is not the best. */
    const wild: TrainOptions = { ...short, steps: 300, optimiser: "sgd", learningRate: 1.5, schedule: "constant" };
    const cut = async (updates: number, options = wild, watched = toySet(20, "watched")) => {
      const network = toyNetwork(engine);
      const ctx = toyContext(engine);
      const enough = new EarlyEnd(undefined, updates);
      const history = await trainNetwork(network, toySet(24), options, { ...ctx, enough, watched });
      const weights = exportWeights(network);
      const probabilities = await predictNetwork(network, watched, engine);
      network.dispose();
      return { history, weights, probabilities, stopped: enough.stopped, events: ctx.events };
    };
    const best = (history: EpochRecord[]) => history.reduce((least, own) => (own.loss < least.loss ? own : least));

    test("keeps the weights of the epoch of lowest training loss", async () => {
      const { history, weights, stopped } = await cut(3 * 12 + 2);
      expect(stopped).toEqual({ update: 38, updates: 300 });
      expect(history).toHaveLength(12);
      const { epoch } = best(history);
      expect(epoch).toBeLessThan(12); // else this test would show nothing
      const again = await cut(3 * epoch);
      expect(best(again.history).epoch).toBe(epoch);
      expect(again.weights).toEqual(weights);
    });

    test("its watched rows choose nothing, and are told of the kept epoch", async () => {
      const other = toySet(20, "other");
      const [one, two] = [await cut(20), await cut(20, wild, { ...other, labels: other.labels.map((c) => 1 - c) })];
      expect(two.weights).toEqual(one.weights);
      const kept = best(one.history);
      const labels = toySet(20, "watched").labels;
      const loss = labels.reduce((sum, label, i) => sum - Math.log(one.probabilities[2 * i + label]!) / 20, 0);
      expect(kept.validationLoss).toBeCloseTo(loss, 5);
      expect(one.events.at(-1)).toMatchObject({ kind: "stopped", epoch: kept.epoch, update: 20, updates: 300 });
    });

    test("in the first epoch keeps what it has", async () => {
      const { history, events } = await cut(2, short);
      expect(history).toMatchObject([{ epoch: 1, validationLoss: expect.any(Number) }]);
      expect(events.filter(({ kind }) => kind === "epoch")).toHaveLength(1);
    });

    test("that never comes changes nothing", async () => {
      const alone = await train(engine, { steps: 60 });
      const { weights, stopped } = await cut(60, { ...short, steps: 60 });
      expect(stopped).toBeUndefined();
      expect(weights).toEqual(alone.weights);
      alone.network.dispose();
    });

    test("leaves no tensors behind", async () => {
      await cut(5);
      const before = engine.tf.memory().numTensors;
      await cut(5);
      expect(engine.tf.memory().numTensors).toBe(before);
    });
  });

  test("stops between two updates when it is told to", async () => {
    const stop = new AbortController();
    const network = toyNetwork(engine);
    setTimeout(() => stop.abort(), 20);
    const running = trainNetwork(
      network,
      toySet(24),
      { ...short, steps: 1e6 },
      { ...toyContext(engine), signal: stop.signal },
    );
    await expect(running).rejects.toMatchObject({ tag: "Aborted" });
    network.dispose();
  });
});
