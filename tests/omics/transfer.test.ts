import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readSafetensors } from "../../src/models/safetensors.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = () => omics(smallCohort()).normalizeTotal({ target: 1e4 }).log1p();
const training = { folds: 2, epochs: 1, steps: 60, batchSize: 8, members: 2 } as const;
const run = (plan: Omics) => plan.run({ jobs: 0, cache: false });

test("a saved study is what the networks of another start from, and that is told", async () => {
  const study = join(temporaryFolder(), "study");
  const first = await run(cohort().encode("deepInsight", { pixels: 8, by: "pca" }).classify("smallCnn", training));
  await first.save(study);
  const { metadata } = readSafetensors(readFileSync(join(study, "weights", "network-1.safetensors")));
  expect(metadata).toMatchObject({
    network: "smallCnn",
    classes: JSON.stringify(first.data.classes),
    image: "[8,8,1]",
  });
  expect(metadata["layout"]).toBe(readFileSync(join(study, "layout.tsv"), "utf8"));

  const layout = join(study, "layout.tsv");
  const moved = cohort()
    .encode("fromFile", { file: layout, pixels: 8 })
    .classify("smallCnn", { ...training, weights: study, steps: 1, learningRate: 1e-9, freeze: 1 });
  const { data } = await run(moved);
  const told = data.warnings.filter((text) => text.startsWith("smallCnn: "));
  expect(told.some((text) => /tensors are those of .*network-0\.safetensors/.test(text))).toBe(true);
  expect(told.some((text) => /tensors are those of .*network-1\.safetensors/.test(text))).toBe(true);
  expect(told.every((text) => /(\d+) of \1 places of features are the saved study's/.test(text))).toBe(true);
  // One update of next to no length: what these networks know of the same patients they brought with them.
  expect(data.mean.accuracy).toBeGreaterThan(0.7);
});
