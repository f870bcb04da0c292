import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { dense } from "../../src/data/dense.js";
import { seededRandom } from "../../src/random.js";
import { growTrees, type TreeJob } from "../../src/trees/grow-trees.js";

const random = seededRandom(3);
const [samples, features] = [120, 900];
const classes = Int32Array.from({ length: samples }, (_, i) => i % 2);
const x = dense(samples, features);
for (let at = 0; at < x.values.length; at++)
  x.values[at] = random.normal() + (at % features < 5 ? classes[Math.floor(at / features)]! : 0);
const common = { x, classes, count: 2, seed: "1" };

/** Large enough for threads to be worth their start. */
const forest: TreeJob = {
  ...common,
  grows: {
    kind: "forest",
    options: { trees: 1500, bootstrap: true, cuts: "best", depth: 2, minSplit: 2, minLeaf: 1, tried: 60 },
  },
};
const boosting: TreeJob = {
  ...common,
  grows: {
    kind: "boosting",
    options: {
      ...{
        rounds: 80,
        learningRate: 0.1,
        curvature: 2,
        bins: 40,
        unsplit: "moves",
        between: "table",
        covers: "samples",
      },
      ...{ depth: 2, leaves: Infinity, lambda: 3, minGain: 0, minHessian: 0, minSamples: 1 },
    },
  },
};
const oblivious: TreeJob = {
  ...common,
  grows: {
    kind: "oblivious",
    options: {
      ...{ rounds: 80, learningRate: 0.1, bins: 40, depth: 2, lambda: 3, leafSteps: 2 },
      ...{ randomStrength: 1, bootstrap: "minimalVariance" },
    },
  },
};

test.each([
  ["a forest", forest],
  ["boosted trees", boosting],
  ["oblivious trees", oblivious],
])("%s: threads change no number, and tell how far they are", async (_, job) => {
  const events: ProgressEvent[] = [];
  const ctx = { progress: (event: ProgressEvent) => void events.push(event) };
  const one = await growTrees("trees", job, ctx, 1);
  events.length = 0;
  expect(await growTrees("trees", job, ctx, 2)).toEqual(one);
  for (const event of events) expect(event).toMatchObject({ kind: "step", step: "trees" });
});

test("threads are stopped in the midst of it", async () => {
  const stop = new AbortController();
  const endless = { ...oblivious, grows: { ...oblivious.grows, options: { ...oblivious.grows.options, rounds: 1e6 } } };
  const progress = (event: ProgressEvent) => {
    if (event.kind === "step" && event.done > 0) stop.abort();
  };
  const grown = growTrees("trees", endless as TreeJob, { progress, signal: stop.signal }, 2);
  await expect(grown).rejects.toMatchObject({ tag: "Aborted" });
});

test("what is stopped already does not begin", async () => {
  const ctx = { progress: () => undefined, signal: AbortSignal.abort() };
  await expect(growTrees("trees", forest, ctx)).rejects.toMatchObject({ tag: "Aborted" });
});
