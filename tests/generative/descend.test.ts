import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import type { Variable } from "../../src/engine/engine.js";
import { openEngine } from "../../src/engine/open.js";
import { descend } from "../../src/generative/descend.js";
import { seededRandom } from "../../src/random.js";

const engine = await openEngine();
const { tf } = engine;
const options = { epochs: 2, steps: 60, batchSize: 4, learningRate: 0.2 };
const run = async (given: Partial<typeof options> = {}, signal?: AbortSignal, factor = 1) => {
  const events: ProgressEvent[] = [];
  const variable: Variable = tf.tidy(() => tf.variable(tf.tensor1d([3])));
  const rowsSeen: number[][] = [];
  const shares: number[] = [];
  const ctx = { engine, random: seededRandom(1), progress: (event: ProgressEvent) => events.push(event) };
  try {
    const loss = (rows: Int32Array, share: number) => {
      rowsSeen.push([...rows]);
      shares.push(share);
      return tf.mul(factor, tf.sum(tf.square(variable)));
    };
    const history = await descend("vae", [variable], 8, loss, { ...options, ...given }, signal ? { ...ctx, signal } : ctx); // prettier-ignore
    return { history, value: variable.dataSync()[0]!, rowsSeen, shares, events };
  } finally {
    variable.dispose();
  }
};

test("goes down, epoch by epoch, over all rows, and tells how far it is", async () => {
  const { history, value, rowsSeen, shares, events } = await run();
  expect(history).toHaveLength(30); // 60 updates, two an epoch
  expect(history[0]).toBeGreaterThan(1);
  expect(history[29]).toBeLessThan(0.1);
  expect(Math.abs(value)).toBeLessThan(0.3);
  expect([...rowsSeen[0]!, ...rowsSeen[1]!].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([shares[0], shares.length]).toEqual([0, 60]);
  expect(events.at(-1)).toEqual({ kind: "step", step: "vae", done: 60, of: 60 });
});

test("leaves nothing behind and repeats itself", async () => {
  const first = await run();
  const { numTensors } = tf.memory();
  expect((await run()).history).toEqual(first.history);
  expect(tf.memory().numTensors).toBe(numTensors);
});

test("stops where it is told to, and where the loss is no number", async () => {
  await expect(run({}, AbortSignal.abort())).rejects.toMatchObject({ tag: "Aborted" });
  await expect(run({}, undefined, NaN)).rejects.toMatchObject({
    tag: "EngineFailure",
    place: { step: "vae" },
    what: "The loss is no longer a number in update 1 of 60.",
    remedy: expect.stringContaining("0.2"),
  });
});
