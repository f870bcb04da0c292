import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { pace } from "../../src/embed/pace.js";

const busy = (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

test("a long loop is heard of now and then, a short one not at all", async () => {
  const events: ProgressEvent[] = [];
  const breathe = pace({ progress: (event) => events.push(event) }, "loop", 3);
  await breathe(1);
  expect(events).toEqual([]);
  busy(60);
  await breathe(2);
  expect(events).toEqual([{ kind: "step", step: "loop", done: 2, of: 3 }]);
});

test("a stop that is asked for meanwhile arrives", async () => {
  const stop = new AbortController();
  const breathe = pace({ progress: () => undefined, signal: stop.signal }, "loop", 2);
  await breathe(1);
  setImmediate(() => stop.abort());
  busy(60);
  await expect(breathe(2)).rejects.toMatchObject({ tag: "Aborted" });
});
