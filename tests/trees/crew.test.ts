import { expect, test } from "@jest/globals";
import { setTimeout } from "node:timers/promises";
import type { ProgressEvent } from "../../src/context.js";
import { alone } from "../../src/trees/crew.js";

test("by itself a thread takes all pieces, and its cut is the best", () => {
  const crew = alone({ progress: () => undefined }, "step", 3);
  expect([crew.take(), crew.take()]).toEqual([0, 1]);
  crew.meet();
  expect(crew.take()).toBe(0);
  const cut = { gain: 1, feature: 2, code: 3 };
  expect(crew.agree(cut)).toBe(cut);
  expect(crew.take()).toBe(0);
});

test("it adds up what is done, tells it, and stops when asked to", async () => {
  const events: ProgressEvent[] = [];
  const stop = new AbortController();
  const crew = alone({ progress: (event) => events.push(event), signal: stop.signal }, "step", 9);
  await crew.breathe(2);
  await setTimeout(60);
  await crew.breathe(3);
  expect(events).toEqual([{ kind: "step", step: "step", done: 5, of: 9 }]);
  stop.abort();
  await expect(crew.breathe(1)).rejects.toMatchObject({ tag: "Aborted" });
});
