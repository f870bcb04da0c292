import { describe, expect, test } from "@jest/globals";
import type { Checkpoints } from "../../src/context.js";
import { Checkpoint } from "../../src/train/checkpoint.js";
import type { TrainingState } from "../../src/train/training-state.js";

const stateAt = (epoch: number, weight = 1): TrainingState => ({
  epoch,
  done: epoch,
  history: [],
  randoms: [],
  weights: { "fc.bias": { shape: [1], values: Float32Array.of(weight) } },
  optimisers: [],
  best: undefined,
});

/** A store in memory whose writing takes a while, and a clock that one sets. */
function shelf(cost = 0) {
  const files = new Map<string, Uint8Array>();
  const time = { now: 0 };
  const full = { now: false };
  const store: Checkpoints = {
    get: (name) => files.get(name),
    put: (name, content) => {
      time.now += cost;
      files.set(name, Buffer.concat(content));
      return Promise.resolve(!full.now);
    },
    fileOf: (name) => `/cache/${name}`,
  };
  const open = (of = "fingerprint") => new Checkpoint(store, of, () => time.now);
  return { files, time, full, open };
}

describe("a checkpoint", () => {
  test("is written after each epoch, and read by the same training alone", async () => {
    const { time, open } = shelf();
    const checkpoint = open();
    expect([checkpoint.load(), checkpoint.last]).toEqual([undefined, undefined]);
    for (const epoch of [1, 2]) {
      time.now += 600;
      await checkpoint.keep(() => stateAt(epoch));
      expect(open().load()).toEqual(stateAt(epoch));
    }
    expect(checkpoint.last).toEqual({ epoch: 2, file: "/cache/fingerprint" });
    expect(open("another").load()).toBeUndefined();
    const again = open();
    again.load();
    expect(again.last).toMatchObject({ epoch: 2 });
  });

  test("takes at most a twentieth of the time", async () => {
    const { time, open, files } = shelf(200);
    const checkpoint = open();
    let written = 0;
    for (let epoch = 1; epoch <= 100; epoch++) {
      time.now += 1000;
      const before = [...files.values()][0];
      await checkpoint.keep(() => stateAt(epoch));
      if ([...files.values()][0] !== before) written++;
    }
    expect(written).toBe(25); // the first at once, then one in four seconds
  });

  test("that cannot be written is not told to be there", async () => {
    const { time, full, open } = shelf();
    full.now = true;
    const checkpoint = open();
    time.now += 600;
    await checkpoint.keep(() => stateAt(1));
    expect(checkpoint.last).toBeUndefined();
  });

  test("never puts weights that are no numbers over good ones", async () => {
    const { time, open } = shelf();
    const checkpoint = open();
    time.now += 600;
    await checkpoint.keep(() => stateAt(1));
    for (const weight of [NaN, Infinity]) {
      time.now += 600;
      await checkpoint.keep(() => stateAt(2, weight));
    }
    expect(open().load()).toEqual(stateAt(1));
    expect(checkpoint.last).toMatchObject({ epoch: 1 });
  });
});
