import { afterEach, expect, jest, test } from "@jest/globals";
import type { Checkpoints, Context } from "../../src/context.js";
import { exportWeights } from "../../src/models/weights.js";
import type { TrainOptions } from "../../src/train/train-options.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import { trainNetwork } from "../../src/train/train-network.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext, toyNetwork, toyOptions, toySet } from "./toy.js";

const short: TrainOptions = { ...toyOptions, epochs: 3, steps: 1, batchSize: 8, learningRate: 1e-2, noise: 0.2 };

/** A clock that goes on by a second whenever progress is told: every epoch is worth keeping, and keeping costs nothing. */
function stopTime() {
  let now = 0;
  jest.spyOn(performance, "now").mockImplementation(() => now);
  const passing =
    (tell: Context["progress"] = () => undefined): Context["progress"] =>
    (event) => {
      now += 1000;
      tell(event);
    };
  return { passing };
}

afterEach(() => {
  jest.restoreAllMocks();
});

describeTensorFlow("a training broken off and begun again", (engine) => {
  /** Keeps everything, and raises once so many states are kept. */
  const shelf = (most = Infinity) => {
    const files = new Map<string, Uint8Array>();
    const kept: Checkpoints = {
      get: (name) => files.get(name),
      put: (name, content) => {
        files.set(name, Buffer.concat(content));
        return files.size > 0 && --most < 0 ? Promise.reject(new Error("killed")) : Promise.resolve(true);
      },
      fileOf: (name) => name,
    };
    return { kept, breakAfter: (count: number) => (most = count) };
  };
  const whole: TrainOptions = { ...short, epochs: 9, noise: 0.2, mixup: 0.3, optimiser: "adamw" };

  test.each([
    ["as usual", {}, false],
    ["with a frozen start", { freeze: 4, thaw: 1, layerDecay: 0.5, optimiser: "sgd" }, false],
    ["in bfloat16", { precision: "bfloat16" }, false],
    ["with early stopping", { patience: 3, learningRate: 0.05, schedule: "constant" }, true],
  ] as const)("ends %s with the same numbers, bit for bit", async (_name, options, validates) => {
    const time = stopTime();
    const run = async (checkpoints?: Checkpoints) => {
      const network = toyNetwork(engine);
      const validation = validates ? { validation: toySet(20, "validation") } : {};
      const told = toyContext(engine);
      const ctx = {
        ...told,
        ...validation,
        ...(checkpoints ? { checkpoints } : {}),
        progress: time.passing(told.progress),
      };
      try {
        const history = await trainNetwork(network, toySet(24), { ...whole, ...options }, ctx);
        return { history, weights: exportWeights(network), events: ctx.events };
      } finally {
        network.dispose();
      }
    };
    const unbroken = await run();
    const { kept, breakAfter } = shelf(2);
    await expect(run(kept)).rejects.toThrow("killed");
    breakAfter(1);
    await expect(run(kept)).rejects.toThrow("killed");
    breakAfter(Infinity);
    const resumed = await run(kept);
    expect(resumed.history).toEqual(unbroken.history);
    expect(resumed.weights).toEqual(unbroken.weights);
    expect(resumed.events.find(({ kind }) => kind === "resumed")).toMatchObject({ epochs: 9 });
    const told = resumed.events.filter(({ kind }) => kind === "epoch").length;
    expect(told).toBe(unbroken.history.length); // the curves are whole
  });

  test("may be ended early, even if the first attempt could not be", async () => {
    const time = stopTime();
    const { kept, breakAfter } = shelf(2);
    const run = async (enough?: EarlyEnd) => {
      const network = toyNetwork(engine);
      const ctx = { ...toyContext(engine), checkpoints: kept, progress: time.passing(), ...(enough ? { enough } : {}) };
      try {
        return { history: await trainNetwork(network, toySet(24), whole, ctx), weights: exportWeights(network) };
      } finally {
        network.dispose();
      }
    };
    await expect(run()).rejects.toThrow("killed");
    breakAfter(Infinity);
    const { history, weights } = await run(new EarlyEnd(undefined, 10)); // one update after the third epoch
    expect(history).toHaveLength(3);
    for (const { values } of Object.values(weights)) expect(values.every(Number.isFinite)).toBe(true);
  });

  test("the last good checkpoint is named where the loss is no longer a number", async () => {
    const time = stopTime();
    const network = toyNetwork(engine);
    const set = toySet(24);
    let updates = 0;
    const forward: typeof network.forward = (...given) => {
      const logits = network.forward(...given);
      return ++updates > 7 ? engine.tf.mul(logits, NaN) : logits;
    };
    const ctx = { ...toyContext(engine), checkpoints: shelf().kept, progress: time.passing() };
    const failing = trainNetwork({ ...network, forward }, set, { ...short, epochs: 5 }, ctx);
    await expect(failing).rejects.toThrow(/update 8 of 15 \(epoch 3\).*weights of epoch 2, the last good checkpoint/);
    network.dispose();
  });
});
