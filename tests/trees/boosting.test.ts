import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { boost, boostedGains } from "../../src/trees/boosting.js";
import { plainMargins } from "../../src/trees/margins.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

const growth = {
  depth: 2,
  leaves: Infinity,
  lambda: 1,
  minGain: 0,
  minHessian: 0,
  minSamples: 1,
} as const;
const classes = Int32Array.of(0, 0, 1, 1);
const margins = () => plainMargins(classes, 2, { learningRate: 0.3, lambda: 1, curvature: () => 1 });
const run = (columns: readonly (readonly number[])[], signal?: AbortSignal, rounds = 3) => {
  const events: ProgressEvent[] = [];
  const ctx = { progress: (event: ProgressEvent) => void events.push(event), ...(signal ? { signal } : {}) };
  return boostedGains("boost", orderedFeatures(matrix(columns), 10), margins(), rounds, growth, ctx);
};

describe("boostedGains", () => {
  test("shares sum to 1; without any split all are 0", async () => {
    const gains = await run([[1, 4], [2, 1], [3, 2], [4, 3]]); // prettier-ignore
    expect(gains[0]! + gains[1]!).toBeCloseTo(1, 12);
    expect(gains[0]).toBeGreaterThan(gains[1]!);
    expect(Array.from(await run([[1], [1], [1], [1]]))).toEqual([0]); // prettier-ignore
  });

  test("ends when further rounds cannot change the order any more", async () => {
    const gains = await run([[1, 4], [2, 1], [3, 2], [4, 3]], undefined, 1_000_000_000); // prettier-ignore
    expect(gains[0]! + gains[1]!).toBeCloseTo(1, 12);
  });

  test("stops when asked to", async () => {
    await expect(run([[1], [2], [3], [4]], AbortSignal.abort())).rejects.toMatchObject({ tag: "Aborted" }); // prettier-ignore
  });
});

describe("boost", () => {
  const same = orderedFeatures(matrix([[1], [1], [1], [1]]), 10); // prettier-ignore

  test("trees without a split end it where they are told to, else all rounds are made", async () => {
    for (const [unsplit, trees] of [
      ["ends", 1],
      ["moves", 5],
    ] as const) {
      // prettier-ignore
      let grown = 0;
      const breathe = () => Promise.resolve(void grown++);
      await boost(same, margins(), growth, { rounds: 5, unsplit, breathe });
      expect(grown).toBe(trees);
    }
  });

  test("what is enough is the last round", async () => {
    let rounds = 0;
    const breathe = () => Promise.resolve();
    await boost(same, margins(), growth, { rounds: 5, unsplit: "moves", breathe, enough: () => ++rounds === 2 });
    expect(rounds).toBe(2);
  });
});
