import { beforeAll, describe, expect, test } from "@jest/globals";
import { assayOf, cohortSamples } from "../../src/data/cohort.js";
import { withColumn } from "../../src/data/table.js";
import { openEngine } from "../../src/engine/open.js";
import { omics } from "../../src/omics/omics.js";
import {
  applyPipeline,
  fitPipeline,
  implementationOf,
  judgeSamples,
  keptSamples,
  type PipelineContext,
  pipelineSteps,
  selectSamples,
} from "../../src/omics/pipeline.js";
import { openStepCache } from "../../src/omics/step-cache.js";
import { seededRandom } from "../../src/random.js";
import { quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const train = cohortSamples(
  cohort,
  Array.from({ length: 20 }, (_, i) => i),
);
const steps = pipelineSteps(quickPlan().toJSON());
let ctx: PipelineContext;
beforeAll(async () => {
  ctx = {
    random: seededRandom(1),
    progress: () => undefined,
    engine: await openEngine(),
    cache: openStepCache(false),
  };
});

describe("fitPipeline", () => {
  test("fits step after step and remembers whom each saw", async () => {
    const { fitted, cohort: encoded } = await fitPipeline(steps, train, "key", ctx);
    expect(fitted.map(({ seen }) => seen.step)).toEqual(["normalizeTotal", "log1p", "deepInsight"]);
    expect(fitted.every(({ seen }) => seen.samples.length === 20)).toBe(true);
    expect(encoded.images).toMatchObject({ count: 20, height: 8, width: 8 });
  });

  test("what it learnt does not depend on rows it did not see", async () => {
    const first = await fitPipeline(steps, train, "key", ctx);
    const other = withColumn(cohort.samples, "label", Array<string>(30).fill("x"));
    const again = await fitPipeline(
      steps,
      cohortSamples(
        { ...cohort, samples: other },
        Array.from({ length: 20 }, (_, i) => i),
      ),
      "key",
      ctx,
    );
    expect(again.fitted.map(({ state }) => state)).toEqual(first.fitted.map(({ state }) => state));
  });

  test("an unchanged prefix comes from the cache, a changed tail does not change its keys", async () => {
    const cache = openStepCache(true, temporaryFolder());
    const puts: string[] = [];
    const watched = {
      ...ctx,
      cache: { get: cache.get, put: (key: string, value: unknown) => (puts.push(key), cache.put(key, value)) },
    };
    const first = await fitPipeline(steps, train, "key", watched);
    expect(puts).toHaveLength(3);
    const again = await fitPipeline(steps, train, "key", watched);
    expect(puts).toHaveLength(3);
    expect(again.cohort.images).toEqual(first.cohort.images);
    const other = pipelineSteps(
      omics(cohort).normalizeTotal({ target: 1e4 }).log1p().encode("deepInsight", { pixels: 9, by: "pca" }).toJSON(),
    );
    await fitPipeline(other, train, "key", watched);
    expect(puts).toHaveLength(4);
  });

  test("errors carry the step's name", async () => {
    const { samples, roles, assays } = train;
    const values = assayOf(train).values;
    const holes = { ...values, values: (values.values as Float32Array).map((value, at) => (at === 3 ? NaN : value)) };
    const broken = { samples, roles, assays: { table: { ...assays.table!, values: holes as typeof values } } };
    await expect(fitPipeline(steps, broken, "key", ctx)).rejects.toMatchObject({ place: { step: "normalizeTotal" } });
  });

  test("stops on an aborted signal", async () => {
    const signal = AbortSignal.abort();
    await expect(fitPipeline(steps, train, "key", { ...ctx, signal })).rejects.toMatchObject({ tag: "Aborted" });
  });
});

test("applyPipeline draws new rows as the training rows were drawn", async () => {
  const { fitted, cohort: encoded } = await fitPipeline(steps, train, "key", ctx);
  const again = await applyPipeline(fitted, train, ctx);
  expect(again.images!.values).toEqual(encoded.images!.values);
});

test("selectSamples keeps the rows that pass every filter", () => {
  const filtered = omics(cohort).filter({ minCounts: 1 }).toJSON();
  expect(Array.from(selectSamples(pipelineSteps(filtered), cohort, () => undefined))).toEqual(
    Array<number>(30).fill(1),
  );
  const strict = omics(cohort).filter({ minCounts: 1e9 }).toJSON();
  expect(() => {
    const kept = selectSamples(pipelineSteps(strict), cohort, () => undefined);
    if (kept.every((value) => value === 0)) throw new Error("none kept");
  }).toThrow();
});

test("implementationOf merges options over defaults", () => {
  const { name, options } = implementationOf({ verb: "encode", method: "deepInsight", options: { pixels: 9 } });
  expect(name).toBe("deepInsight");
  expect(options).toMatchObject({ pixels: 9, by: "tsne" });
});

test("samples are judged by each filter up to the one that leaves none, and are not copied where all pass", () => {
  const named = (minFeatures: number) => pipelineSteps(omics(cohort).filter({ minFeatures }).log1p().toJSON());
  const { kept, emptiedBy } = judgeSamples(named(1), cohort, () => undefined);
  expect(emptiedBy).toBeUndefined();
  expect(keptSamples(cohort, kept)).toBe(cohort);
  expect(keptSamples(cohort, kept.fill(0, 0, 10)).samples.numRows).toBe(20);
  expect(judgeSamples(named(1e6), cohort, () => undefined).emptiedBy).toBe("filter");
});
