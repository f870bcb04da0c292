import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { TrainingProgress } from "../../src/train/training-progress.js";

/** A training whose updates of 10 images last `ms` each, `perEpoch` of them an epoch. */
function train(ms: number, { epochs = 2, perEpoch = 50, ensemble = {} } = {}): ProgressEvent[] {
  const events: ProgressEvent[] = [];
  let now = 1000;
  const updates = epochs * perEpoch;
  const told = new TrainingProgress(
    (event) => events.push(event),
    { ...ensemble, epochs, updates },
    () => now,
  );
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let i = 1; i <= perEpoch; i++) {
      now += ms;
      told.update((epoch - 1) * perEpoch + i, 1 / i, 10, 5, i === perEpoch);
    }
    told.epoch({ epoch, loss: 0.5, accuracy: 0.75 });
  }
  return events;
}
const of = <Kind extends ProgressEvent["kind"]>(events: ProgressEvent[], kind: Kind) =>
  events.filter((event): event is ProgressEvent & { kind: Kind } => event.kind === kind);

test("slow updates are all told, with loss and accuracy of the batch", () => {
  const updates = of(train(100), "update");
  expect(updates.map(({ update }) => update)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  expect(updates[1]).toEqual({ kind: "update", fold: 0, update: 2, updates: 100, loss: 1 / 2, accuracy: 0.5 });
});

test("of fast updates about 20 a second are told, and the last of each epoch", () => {
  const updates = of(train(20, { epochs: 5 }), "update"); // five seconds at 50 updates a second
  expect(updates.length).toBeGreaterThan(70);
  expect(updates.length).toBeLessThanOrEqual(100 + 5);
  expect(updates.map(({ update }) => update)).toEqual(expect.arrayContaining([50, 100, 150, 200, 250]));
});

test("every epoch is told with its time, however short", () => {
  const epochs = of(train(1, { epochs: 300, perEpoch: 2 }), "epoch");
  expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  for (const { seconds } of epochs) expect(seconds).toBeCloseTo(0.002);
  expect(epochs[0]).toMatchObject({ epochs: 300, loss: 0.5, accuracy: 0.75, fold: 0 });
});

test("memory and speed are told about once a second and at the end", () => {
  const resources = of(train(20, { epochs: 5 }), "resources");
  expect(resources).toHaveLength(5);
  for (const { imagesPerSecond, memory } of resources) {
    expect(imagesPerSecond).toBeCloseTo(500);
    expect(memory).toBeGreaterThan(10);
  }
  expect(of(train(1), "resources")).toHaveLength(1);
});

test("a network of an ensemble is told by its number, and how many there are", () => {
  const events = train(1, { ensemble: { member: 3, members: 12 } });
  expect(of(events, "update")[0]).toMatchObject({ member: 3, members: 12 });
  expect(of(events, "epoch")[0]).toMatchObject({ member: 3, members: 12 });
  expect(of(train(1), "epoch")[0]).not.toHaveProperty("member");
});
