import { expect, test } from "@jest/globals";
import { assayOf } from "../../src/data/cohort.js";
import { omics } from "../../src/omics/omics.js";
import { quickPlan } from "./quick-plan.js";
import { severalCohort } from "./several-cohort.js";
import { smallCohort } from "./small-cohort.js";

test("table() is the table as the encoder would see it", async () => {
  const table = await quickPlan().table();
  const { values } = assayOf(table);
  expect([values.rows, values.columns]).toEqual([30, 24]);
  expect(Math.max(...values.values)).toBeLessThan(Math.log1p(1e4));
  expect(table.images).toBeUndefined();
});

test("images() are those of all samples", async () => {
  expect(await quickPlan().images()).toMatchObject({ count: 30, height: 8, width: 8, channels: 1 });
});

test("a plan without encoder has no images and says how to get them", async () => {
  await expect(omics(smallCohort()).log1p().images()).rejects.toThrow(/no encoder.*\.encode/);
});

test("late fusion has no images before its run and says what to look at", async () => {
  const plan = omics(severalCohort()).fuse("late").encode("deepInsight");
  await expect(plan.images()).rejects.toThrow(/late fusion each assay is drawn by an encoder of its own.*assay: "rna"/);
});
