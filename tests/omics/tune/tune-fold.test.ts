import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { cohortToArrow } from "../../../src/data/arrow.js";
import { withColumn } from "../../../src/data/table.js";
import { labelsOf } from "../../../src/data/cohort.js";
import { toDense } from "../../../src/data/matrix.js";
import { omics } from "../../../src/omics/omics.js";
import { writeRun } from "../../../src/omics/run-folder.js";
import { runJob } from "../../../src/omics/run-job.js";
import { runPlan } from "../../../src/omics/run.js";
import type { StudyResult } from "../../../src/omics/study-result.js";
import { summarise } from "../../../src/report/summary-text.js";
import { writeReport } from "../../../src/report/write-report.js";
import { temporaryFolder } from "../quick-plan.js";
import { smallCohort } from "../small-cohort.js";

const cohort = smallCohort();
const quick = { jobs: 0, cache: false } as const;
const base = omics(cohort, { seed: 2 }).log1p();
const plan = base.classify("kNearestNeighbours", { folds: 3 }).tune({ neighbours: [500, 3, 5] }, { inner: 2 });

describe("a plan that tunes", () => {
  let result: StudyResult;
  beforeAll(async () => {
    result = await runPlan(plan.toJSON(), quick, cohort);
  });

  test("every fold and the final model tell what they chose, and of what", () => {
    for (const tuned of [...result.data.folds.map((fold) => fold.tuned), result.data.tuned]) {
      expect(tuned!.setting).toEqual({ neighbours: 3 });
      expect(tuned!.candidates.map(({ setting }) => setting)).toEqual([{ neighbours: 500 }, { neighbours: 3 }, { neighbours: 5 }]); // prettier-ignore
      expect(tuned!.candidates[0]!.mean!).toBeLessThan(tuned!.candidates[1]!.mean!);
    }
    expect(summarise(result.data)).toContain("chosen by folds: neighbours 3 (3); final model: neighbours 3");
    expect(writeReport(result.data)).toContain("What was tuned");
  });

  test("a fold is that of the chosen setting, to the bit", async () => {
    const chosen = base.classify("kNearestNeighbours", { folds: 3, neighbours: 3 });
    const { data } = await runPlan(chosen.toJSON(), quick, cohort);
    expect(result.data.probabilities).toEqual(data.probabilities);
  });

  test("the saved model predicts with the setting of all samples", async () => {
    const folder = join(temporaryFolder(), "run");
    await writeRun(folder, result);
    const { probabilities } = await (await omics.load(folder)).predict(cohort);
    const alone = await runPlan(base.classify("kNearestNeighbours", { folds: 3, neighbours: 3 }).toJSON(), quick, cohort); // prettier-ignore
    await writeRun(join(folder, "..", "alone"), alone);
    expect(probabilities).toEqual(
      (await (await omics.load(join(folder, "..", "alone"))).predict(cohort)).probabilities,
    );
  });
});

test("test rows take no part in the choice, whatever their labels and values", async () => {
  const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
  const choice = async (own: typeof cohort) => {
    const job = { plan: plan.toJSON(), folds, fold: 1, cache: false };
    const outcome = await runJob(job, { cohort: own, bytes: cohortToArrow(own) }, { onProgress: () => undefined });
    return outcome.tuned;
  };
  const labels = labelsOf(cohort).map((label, i) => (folds[i] === 1 ? "class0" : label));
  const table = cohort.assays.table!;
  const known = toDense(table.values);
  const isTested = (at: number) => folds[Math.floor(at / known.columns)] === 1;
  const values = { ...known, values: known.values.map((value, at) => (isTested(at) ? 1000 * value : value)) };
  const changed = {
    ...cohort,
    samples: withColumn(cohort.samples, "label", labels),
    assays: { table: { ...table, values } },
  };
  expect(await choice(changed)).toEqual(await choice(cohort));
});

test("encoders are tuned as well, and a setting that fails is told and never chosen", async () => {
  const networks = base
    .encode("random", { pixels: 8 })
    .classify("smallCnn", { folds: 2, steps: 3, epochs: 1, batchSize: 8 })
    .tune({ encoder: ["random", ["deepInsight", { pixels: 8, by: "pca" }]], weights: ["", "missing.safetensors"] }, { inner: 2 }); // prettier-ignore
  const { data } = await runPlan(networks.toJSON(), quick, cohort);
  for (const { tuned } of data.folds) {
    expect(tuned!.candidates).toHaveLength(4);
    expect(tuned!.candidates.filter(({ error }) => error?.includes("missing.safetensors"))).toHaveLength(2);
    expect(tuned!.setting.weights).toBe("");
  }
}, 60_000);

test("too few samples for the inner folds are told as such", async () => {
  const few = smallCohort({ samples: 6 });
  const own = omics(few)
    .classify("ridge", { folds: 2 })
    .tune({ alpha: [1, 10] }, { inner: 4 });
  await expect(runPlan(own.toJSON(), quick, few)).rejects.toThrow(/cannot be split into 4 inner folds/);
});
