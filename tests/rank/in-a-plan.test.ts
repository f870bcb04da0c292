import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { assayOf, type Cohort } from "../../src/data/cohort.js";
import type { ProgressEvent } from "../../src/context.js";
import { dense } from "../../src/data/dense.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { seededRandom } from "../../src/random.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { smallCohort } from "../omics/small-cohort.js";

/** Noise alone: 30 samples of two classes, 200 features that know nothing of them. */
function noise(): Cohort {
  const cohort = smallCohort({ features: 200 });
  const random = seededRandom(9);
  const table = assayOf(cohort);
  const values = dense(
    30,
    200,
    new Float32Array(6000).map(() => random.normal()),
  );
  return { ...cohort, assays: { [table.name]: { ...table, values } } };
}

describe("select in a plan", () => {
  test("is recorded with the ranker's name and comes back from the written plan", () => {
    const plan = omics("counts.tsv").log1p().select("randomForest", { top: 50, trees: 20 }).encode("deepInsight");
    expect(plan.toJSON().steps[1]).toEqual({ verb: "select", method: "randomForest", options: { top: 50, trees: 20 } });
    expect(omics.fromJSON(JSON.parse(JSON.stringify(plan))).toJSON()).toEqual(plan.toJSON());
  });

  test("checks its arguments at once", () => {
    expect(() => omics("a.tsv").select("randomForrest" as "randomForest")).toThrow(
      /no ranker "randomForrest".*randomForest/,
    );
    expect(() => omics("a.tsv").select("anovaF", { top: 1 })).toThrow(/"top" is 1/);
    expect(() => omics("a.tsv").select("anovaF", { trees: 5 } as object)).toThrow(/no option "trees"/);
    expect(() => omics("a.tsv").encode("deepInsight").select("anovaF")).toThrow(/select cannot come after encode/);
  });

  test("may stand twice, and works on the assay that was chosen", () => {
    const plan = omics({ rna: "a.tsv", mirna: "b.tsv" }).assay("rna").select("variance").select("mrmr", { top: 20 });
    expect(plan.toJSON().steps).toHaveLength(3);
    expect(() => omics({ rna: "a.tsv", mirna: "b.tsv" }).select("variance")).toThrow(/Say which before it/);
  });

  test("the table has the kept features; progress is told", async () => {
    const events: ProgressEvent[] = [];
    const plan = omics(smallCohort()).log1p().select("randomForest", { top: 5, trees: 400 });
    const cohort = await plan.table({ onProgress: (event) => events.push(event) });
    expect(featureNames(assayOf(cohort))).toHaveLength(5);
    await expect(plan.table({ signal: AbortSignal.abort() })).rejects.toMatchObject({ tag: "Aborted" });
  });

  test("ranks in each fold by its training samples: noise stays noise", async () => {
    const judged = (plan: Omics) =>
      plan
        .encode("deepInsight", { pixels: 8, by: "pca" })
        .classify("smallCnn", { folds: 3, epochs: 1, steps: 30, batchSize: 8 })
        .run({ jobs: 0, cache: false });
    const selected = omics(noise(), { seed: 2 }).select("anovaF", { top: 10 });
    const result = await judged(selected);
    const leaky = await judged(omics(await selected.table(), { seed: 2 }));
    expect(result.metrics.mean.accuracy).toBeLessThan(0.7);
    expect(leaky.metrics.mean.accuracy).toBeGreaterThan(0.75); // what a ranking before the split pretends
    const folder = join(temporaryFolder(), "study");
    await result.save(folder);
    const predicted = await (await omics.load(folder)).predict(noise());
    expect(predicted.predicted).toHaveLength(30);
  }, 60_000);
});
