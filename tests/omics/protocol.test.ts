import { expect, test } from "@jest/globals";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cohortToArrow } from "../../src/data/arrow.js";
import { runFold } from "../../src/omics/fold-job.js";
import { omics } from "../../src/omics/omics.js";
import { protocolOf, PUBLISHED } from "../../src/omics/protocol.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const dots = () => omics(cohort, { seed: 2 }).encode("saliencyRgb", { place: "samples", pixels: 16, radius: 1 });
const training = { folds: 3, epochs: 1, steps: 10, batchSize: 8, featureNoise: 0, featureDropout: 0 };
const published = () => dots().classify("smallCnn", { ...training, protocol: "published" });

test("a plan is judged honestly unless it says otherwise by name", () => {
  expect(protocolOf(dots().toJSON())).toBe("nested");
  expect(protocolOf(published().toJSON())).toBe("published");
  expect(() => dots().classify("smallCnn", training)).toThrow(/cannot be judged honestly.*protocol: "published"/);
  expect(() => dots().classify("smallCnn", { ...training, protocol: "leaky" } as never)).toThrow(
    /"nested" or "published"/,
  );
});

test("dots of samples lead back to no gene", () => {
  expect(() => published().explain()).toThrow(/no genes behind the pixels: a dot stands for a sample/);
});

test("the published protocol runs, and every result says so", async () => {
  const { data: study } = await published().run({ jobs: 0, cache: false });
  expect(study.protocol).toBe("published");
  expect(study.warnings.join("\n")).toContain(PUBLISHED);
  expect(study.samples).toHaveLength(30);
  expect(study.images.layout.features).toEqual([]);
  expect(study.genes).toEqual([]);
});

test("its steps see the test samples, its network does not", async () => {
  const folds = Int32Array.from({ length: 30 }, (_, i) => i % 3);
  const plan = omics(cohort, { seed: 2 })
    .scale()
    .encode("deepInsight", { pixels: 8, by: "pca" })
    .classify("smallCnn", { ...training, protocol: "published" })
    .toJSON();
  const run = (given: typeof plan) =>
    runFold(
      { plan: given, folds, fold: 1, cache: false },
      { cohort, bytes: cohortToArrow(cohort) },
      { onProgress: () => undefined },
    );
  const outcome = await run(plan);
  expect([outcome.trainSamples, outcome.rows.length]).toEqual([20, 10]);
  const nested = { ...plan, steps: plan.steps.map((step) => ({ ...step, options: { ...step.options } })) };
  delete (nested.steps.at(-1)!.options as { protocol?: string }).protocol;
  expect((await run(nested)).probabilities).not.toEqual(outcome.probabilities);
});

test("a network is kept by the rows that it learnt from, whatever its steps saw", async () => {
  const folder = mkdtempSync(join(tmpdir(), "omixel-test-"));
  const before = process.env.OMIXEL_CACHE;
  process.env.OMIXEL_CACHE = folder;
  try {
    const plan = omics(cohort, { seed: 2 })
      .encode("deepInsight", { pixels: 8, by: "pca" })
      .classify("smallCnn", { ...training, protocol: "published" })
      .toJSON();
    const run = (folds: Int32Array, cache: boolean) =>
      runFold(
        { plan, folds, fold: 1, cache },
        { cohort, bytes: cohortToArrow(cohort) },
        { onProgress: () => undefined },
      );
    await run(
      Int32Array.from({ length: 30 }, (_, i) => i % 3),
      true,
    );
    const other = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
    expect((await run(other, true)).probabilities).toEqual((await run(other, false)).probabilities);
  } finally {
    if (before === undefined) delete process.env.OMIXEL_CACHE;
    else process.env.OMIXEL_CACHE = before;
  }
});
