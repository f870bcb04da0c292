import { expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { ABSENT } from "../../src/data/layout.js";
import { omics } from "../../src/omics/omics.js";
import { Study } from "../../src/omics/study.js";
import { temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const one = smallCohort();
const cohort: Cohort = {
  ...one,
  assays: { rna: { ...one.assays.table!, name: "rna" }, protein: { ...one.assays.table!, name: "protein" } },
};
const training = { folds: 2, epochs: 1, steps: 10, batchSize: 8 };

test("encoders of different assays in one image: run, explained, controlled, saved and asked", async () => {
  const study = await omics(cohort, { seed: 2 })
    .encode(
      [
        ["deepInsight", { by: "pca", assay: "rna" }],
        ["markovField", { assay: "protein" }],
      ],
      { pixels: 8 },
    )
    .classify("smallCnn", { ...training, controls: ["shuffledLayout"] })
    .explain("gradient", { top: 8 })
    .run({ jobs: 0, cache: false });
  const { images, expression, genes, controls } = study.data;
  expect(images.channels).toBe(2);
  expect(expression.values.every(Number.isFinite)).toBe(true);
  expect(genes.length).toBeGreaterThan(0);
  expect(genes.every(({ x, y }) => x !== ABSENT && y !== ABSENT)).toBe(true);
  expect(controls).toHaveLength(1);
  const folder = temporaryFolder();
  await study.save(folder);
  const labels = await (await Study.load(folder)).predict(cohort);
  expect(labels.predicted).toHaveLength(30);
});

test("one assay in a list is drawn under its name, and its table is known", async () => {
  const study = await omics(one, { seed: 2 })
    .encode("deepInsight", { pixels: 8, by: "pca", assay: ["table"] })
    .classify("smallCnn", training)
    .run({ jobs: 0, cache: false });
  expect(study.data.expression.values.every(Number.isFinite)).toBe(true);
});
