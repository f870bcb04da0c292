import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { openEngine } from "../../src/engine/open.js";
import { checkBatches, inBatches } from "../../src/explain/in-batches.js";

const engine = await openEngine({ prefer: "cpu" });
const { tf } = engine;
const images = { count: 3, height: 2, width: 1, channels: 2, values: Float32Array.from({ length: 12 }, (_, p) => p) };
const silent = { progress: () => undefined };

test("batches come one after another, and what is said of each is put where its images are", async () => {
  const parts = {
    1: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    2: [
      [0, 2],
      [2, 3],
    ],
    32: [[0, 3]],
  };
  for (const batchSize of [1, 2, 32] as const) {
    const before = tf.memory().numTensors;
    const seen: number[][] = [];
    const said = await inBatches("shown", "share", images, engine, { batchSize }, silent, async (batch, from, to) => {
      expect(batch.shape[0]).toBe(to - from);
      seen.push([from, to]);
      return (await batch.data<"float32">()).map((value) => 10 * value);
    });
    expect([...said]).toEqual(Array.from({ length: 12 }, (_, p) => 10 * p));
    expect(seen).toEqual(parts[batchSize]);
    expect(tf.memory().numTensors).toBe(before);
  }
});

test("what is not finite is told, with its image; what fails leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  const say = (value: number) => (_batch: unknown, from: number) =>
    Promise.resolve(new Float32Array(4).fill(from === 1 ? value : 0));
  await expect(inBatches("shown", "share", images, engine, { batchSize: 1 }, silent, say(NaN))).rejects.toMatchObject({
    tag: "UnsuitableData",
    message: expect.stringContaining("The share of image 1 is not a number"),
    place: { step: "shown" },
  });
  const fail = () => Promise.reject(new Error("no"));
  await expect(inBatches("shown", "share", images, engine, { batchSize: 1 }, silent, fail)).rejects.toThrow("no");
  expect(tf.memory().numTensors).toBe(before);
});

test("it stops when told to, and says how far it is", async () => {
  const done: number[] = [];
  const progress = (event: ProgressEvent) => {
    if (event.kind === "step") done.push(event.done);
  };
  const zeros = (_batch: unknown, from: number, to: number) => Promise.resolve(new Float32Array(4 * (to - from)));
  await inBatches("shown", "share", images, engine, { batchSize: 2 }, { progress }, zeros);
  expect(done).toEqual([2, 3]);
  const stopped = { progress, signal: AbortSignal.abort() };
  const attribute = inBatches("shown", "share", images, engine, { batchSize: 2 }, stopped, zeros);
  await expect(attribute).rejects.toMatchObject({ tag: "Aborted" });
});

test.each([0, 1.5])("a batch size of %p is refused", (batchSize) => {
  expect(() => checkBatches("shown", { batchSize })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "shown" } }),
  );
});
