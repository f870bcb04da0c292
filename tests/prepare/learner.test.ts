import { beforeAll, describe, expect, test } from "@jest/globals";
import { cohortSamples } from "../../src/data/cohort.js";
import { openEngine } from "../../src/engine/open.js";
import type { Engine } from "../../src/engine/engine.js";
import { knowing, learnFrom } from "../../src/prepare/learner.js";
import { prepare } from "../../src/prepare/registry.js";
import type { AnyStep } from "../../src/step.js";
import { cohortOf, listening, someCounts } from "./cohorts.js";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

/** Options with which a step has something to learn from a hundred small counts. */
const options: Readonly<Record<string, object>> = {
  filter: { minSamples: 9 },
  filterDetection: { minShare: 0.45 },
  highlyVariable: { top: 5, bins: 3 },
  incrementalPca: { components: 3 },
};
const learning = Object.entries<AnyStep>(prepare).filter(([, step]) => step.learner);

describe("what is learnt of blocks is what is learnt of the whole", () => {
  test.each(learning.map(([name]) => name))("%s", async (name) => {
    await blocksEqualWhole(name, {});
  });

  test("highlyVariable by raw counts, which sees the blocks twice", async () => {
    await blocksEqualWhole("highlyVariable", { flavour: "seuratV3", span: 0.9 });
  });
});

async function blocksEqualWhole(name: string, more: object): Promise<void> {
  const step = prepare[name as keyof typeof prepare] as AnyStep;
  const chosen = { ...step.defaults, ...options[name], ...more };
  const counts = someCounts(20, 15);
  const small = name === "highlyVariable" && !("flavour" in more);
  const cohort = cohortOf({ ...counts, values: counts.values.map((value) => (small ? Math.log1p(value) : value)) });
  const ctx = { ...listening().ctx, engine };
  const learner = step.learner!(chosen, ctx);
  let state: unknown;
  for (let look = 0; look < Math.max(1, learner.looks); look++) {
    expect(state).toBeUndefined();
    for (const [from, to] of [
      [0, 7],
      [7, 8],
      [8, 20],
    ] as const)
      learner.add(
        cohortSamples(
          cohort,
          Array.from({ length: to - from }, (_, i) => from + i),
        ),
      );
    state = learner.state();
  }
  expect(rounded(state)).toEqual(rounded(await step.fit(cohort, chosen, ctx)));
}

/** Sums in another order differ in their last bits. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Float64Array || part instanceof Float32Array
        ? Array.from(part, (number) => Number(number.toPrecision(7)))
        : ArrayBuffer.isView(part)
          ? Array.from(part as Uint32Array)
          : typeof part === "number"
            ? Number(part.toPrecision(7))
            : part,
    ),
  );
}

test("a learner may want to see all rows again", () => {
  let looks = 0;
  const twice = { add: () => void looks++, learnt: () => (looks === 2 ? looks : undefined) };
  expect(learnFrom(twice, {} as never)).toBe(2);
  expect(knowing({ target: 1 })).toMatchObject({ looks: 0 });
});

test("without a single measured sample there is nothing to learn", () => {
  const { ctx } = listening();
  const learner = prepare.scale.learner!(prepare.scale.defaults, ctx);
  learner.add(cohortOf(someCounts(3, 4), undefined, new Uint8Array(3)));
  expect(() => learner.state()).toThrow(/No training sample has assay "rna"/);
});
