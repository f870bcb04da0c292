import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { assayOf, cohortSamples, sampleNames } from "../../src/data/cohort.js";
import { numbers, withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { smallCohort } from "../omics/small-cohort.js";

const base = smallCohort();
const batch = Array.from({ length: 30 }, (_, i) => (i % 5 < 2 ? "first" : "second"));
const cohort = { ...base, samples: withColumn(withColumn(base.samples, "batch", batch), "donor", batch) };

describe("preparation steps in a plan", () => {
  test("a run fits them in its folds, and its study treats new samples of a known batch", async () => {
    const plan = omics(cohort, { seed: 2 })
      .filterVariance()
      .sizeFactors()
      .log2()
      .combat()
      .robustScale()
      .signatureScore({ genes: ["g0", "g3"], bins: 3 })
      .encode("deepInsight", { pixels: 8, by: "pca" })
      .classify("smallCnn", { folds: 2, epochs: 1, steps: 4, batchSize: 4 });
    const result = await plan.run({ jobs: 0, cache: false });
    expect(result.metrics.folds).toHaveLength(2);

    const folder = join(temporaryFolder(), "run");
    await result.save(folder);
    const study = await omics.load(folder);
    expect((await study.predict(cohortSamples(cohort, [4, 9]))).predicted).toHaveLength(2);
    const elsewhere = { ...cohort, samples: withColumn(cohort.samples, "batch", Array<string>(30).fill("third")) };
    await expect(study.predict(elsewhere)).rejects.toThrow(/no batch in the training samples called "third"/);
  });

  test("scores and pseudo-bulk come in a table", async () => {
    const scored = omics(cohort)
      .log1p()
      .signatureScore({ genes: ["g0", "g3"], bins: 3 });
    expect(numbers((await scored.table()).samples, "score").every(Number.isFinite)).toBe(true);
    const donors = await omics({ ...cohort, roles: {} })
      .pseudobulk()
      .table();
    expect(sampleNames(donors)).toEqual(["first", "second"]);
    expect(assayOf(donors).values.rows).toBe(2);
  });
});
