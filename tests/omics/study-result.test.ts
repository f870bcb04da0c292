import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { collect } from "../../src/omics/collect.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { temporaryFolder } from "./quick-plan.js";
import { outcome, study } from "./small-study.js";

const outcomes = [outcome(0), outcome(1), outcome("final")];
const result = new StudyResult(collect(study, outcomes), outcomes[2]!.final!);

test("shows metrics, confusion, genes, gene sets and images under their names", () => {
  expect(result.metrics.folds.map(({ fold, samples, accuracy }) => [fold, samples, accuracy])).toEqual([
    [0, 3, 1],
    [1, 3, 1],
  ]);
  expect(result.metrics.mean.accuracy).toBe(1);
  expect(result.confusion.summed.labels).toEqual(["class0", "class1"]);
  expect(result.genes[0]!.feature).toBe("g0");
  expect(result.enrichment).toEqual([]);
  expect(result.images.count).toBe(6);
});

test("is saved as a run's folder", async () => {
  const folder = join(temporaryFolder(), "run");
  await result.save(folder);
  expect(readdirSync(folder)).toContain("metrics.json");
});
