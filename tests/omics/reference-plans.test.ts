import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { omics } from "../../src/omics/omics.js";
import { mogonetLike, pathCnnLike } from "../../src/omics/reference-plans.js";
import { runPlan } from "../../src/omics/run.js";
import { severalCohort } from "./several-cohort.js";
import { smallCohort } from "./small-cohort.js";

const quick = { jobs: 0, cache: false };
const folds = 3;

describe("reference set-ups", () => {
  test("one like MOGONET judges every sample, also those that lack an assay, and shows each assay alone", async () => {
    const holes = severalCohort({ mirna: [0, 7], rna: [4] });
    const plan = mogonetLike(omics(holes).assay("rna").log1p().assay("mirna").log1p(), {
      classify: { folds, steps: 60, batchSize: 8, learningRate: 2e-3 },
    });
    const { data } = await runPlan(plan.toJSON(), quick, holes);
    expect(data.samples).toHaveLength(30);
    expect(data.mean.accuracy).toBeGreaterThan(0.8);
    const steps = plan.toJSON().steps.slice(-2);
    expect(steps).toMatchObject([
      { method: "intermediate", options: { join: "correlation" } },
      { method: "perceptron", options: { hidden: [200, 100] } },
    ]);
  });

  test("one like PathCNN draws two components of each pathway, and learns from them", async () => {
    const cohort = smallCohort({ samples: 30, features: 24, classes: 2 });
    const names = featureNames(cohort.assays["table"]!);
    const sets = join(mkdtempSync(join(tmpdir(), "omixel-sets-")), "sets.gmt");
    const lines = [0, 1, 2, 3].map((s) => [`PATHWAY${s}`, "none", ...names.slice(6 * s, 6 * s + 6)].join("\t"));
    writeFileSync(sets, `${lines.join("\n")}\n`);
    const plan = pathCnnLike(omics(cohort).log1p(), {
      sets,
      pixels: [4, 4],
      classify: { folds, steps: 60, batchSize: 8 },
    });
    const study = await runPlan(plan.toJSON(), quick, cohort);
    expect(study.data.mean.accuracy).toBeGreaterThan(0.8);
    expect(study.images).toMatchObject({ count: 30, height: 4, width: 4, channels: 1 });
  });
});
