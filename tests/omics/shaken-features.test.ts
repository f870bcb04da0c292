import { expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

const training = { folds: 2, epochs: 1, steps: 2, batchSize: 8 } as const;
const run = (encoder: "barGraph" | "deepInsight", options: object = {}) =>
  omics(smallCohort())
    .log1p()
    .encode(encoder, { pixels: 32 })
    .classify("smallCnn", { ...training, ...options })
    .run({ jobs: 0, cache: false });

test("pictures that are no weighted sums are not shaken by themselves, which the result says, nor blended", async () => {
  const told = (warnings: readonly string[]) => warnings.filter((text) => text.includes("featureNoise"));
  const bars = await run("barGraph");
  expect(told(bars.data.warnings)).toEqual([
    expect.stringMatching(/^classify: featureNoise and featureDropout are 0 and 0: pixels are no weighted sums/),
  ]);
  const sums = await run("deepInsight", { mixup: 0.2 });
  expect(told(sums.data.warnings)).toEqual([]);
  await expect(run("barGraph", { mixup: 0.2 })).rejects.toThrow(/mixup blends pictures.*Set \{ mixup: 0 \}/);
});
