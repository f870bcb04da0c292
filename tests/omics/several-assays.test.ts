// The whole road on several assays: what a step may see, what is refused, what comes out.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { texts } from "../../src/data/table.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { runPlan } from "../../src/omics/run.js";
import type { StudyResult } from "../../src/omics/study-result.js";
import { temporaryFolder } from "./quick-plan.js";
import { severalCohort } from "./several-cohort.js";

const inProcess = { jobs: 0, cache: false };
const folds = [0, 1, 2].map((fold) => Array.from({ length: 10 }, (_, i) => 3 * i + fold));
const brief = { folds, epochs: 1, steps: 8, batchSize: 8 };
/** A short training on small images. */
const learnt = (plan: Omics) => plan.encode("deepInsight", { pixels: 6, by: "pca" }).classify("smallCnn", brief);
const prepared = (start: Omics<"rna" | "mirna"> | Omics) => start.assay("rna").log1p().scale().assay("mirna").log1p();
const run = (plan: Omics, cohort: Cohort) => runPlan(plan.toJSON(), inProcess, cohort);

describe("early fusion, encoder and network", () => {
  const cohort = severalCohort();
  let result: StudyResult;
  let folder: string;
  beforeAll(async () => {
    const plan = prepared(omics(cohort, { seed: 2 }))
      .fuse("early")
      .scale()
      .encode("deepInsight", { pixels: 8, by: "pca" })
      .classify("smallCnn", { folds, epochs: 1, steps: 30, batchSize: 8 })
      .explain("gradient", { top: 8 });
    result = await run(plan, cohort);
    folder = join(temporaryFolder(), "run");
    await result.save(folder);
  });

  test("finds classes that are plain to see, and names features so that they are told apart", () => {
    expect(result.data.mean.accuracy).toBeGreaterThan(0.8);
    const names = [...new Set(result.genes.map(({ feature }) => feature))];
    expect(names).toHaveLength(26);
    expect(names.filter((name) => name.includes(":")).sort()).toEqual(["mirna:g12", "mirna:g13", "rna:g12", "rna:g13"]);
    expect([...result.images.layout.features].sort()).toEqual(names.sort());
  });

  test("says who was measured where, in the result and the report", () => {
    expect(result.data.data).toMatchObject({ features: 26, assays: { samples: 30, complete: 30 } });
    expect(readFileSync(join(folder, "report.html"), "utf8")).toMatch(
      /id="assays"[^]*Every one of the 30 samples has all of them[^]*rna[^]*14[^]*mirna[^]*12/,
    );
    expect(existsSync(join(folder, "plan.json"))).toBe(true);
  });

  test("a saved study predicts new samples by assay, and refuses those that lack one", async () => {
    const study = await omics.load(folder);
    const { predicted } = await study.predict(cohort);
    expect(predicted.filter((name, i) => name === `class${i % 2}`).length).toBeGreaterThan(25);
    const rna = { ...cohort, assays: { rna: cohort.assays["rna"]! } };
    await expect(study.predict(rna)).rejects.toThrow(/mirna on 30.*imputeModalities/);
  });
});

describe("holes", () => {
  const without = { mirna: [0, 7, 13], rna: [4] };
  const holes = severalCohort(without);

  test("are refused before any work, with both ways out", async () => {
    await expect(run(learnt(prepared(omics(holes)).fuse("early")), holes)).rejects.toThrow(
      expect.objectContaining({ tag: "MissingValues", message: expect.stringMatching(/completeCases.*imputeModal/) }),
    );
  });

  test("complete cases leave samples out and name them", async () => {
    const plan = prepared(omics(holes))
      .completeCases()
      .fuse("early")
      .classify("auto", { folds: 3, members: 2, steps: 20 });
    const { data } = await run(plan, holes);
    expect(data.samples).toHaveLength(26);
    expect(data.warnings.join("\n")).toMatch(/completeCases: 4 of 30 samples lack an assay: s0, s4, s7, s13/);
    expect(data.data.assays).toMatchObject({ samples: 30, complete: 26 });
  });

  test("filled in, every sample is judged; what stands in unmeasured rows is never looked at", async () => {
    const plan = (cohort: Cohort) => learnt(prepared(omics(cohort)).imputeModalities({ by: "knn" }).fuse("early"));
    const [clean, dirty] = [holes, severalCohort(without, 1e9)];
    const [first, second] = [await run(plan(clean), clean), await run(plan(dirty), dirty)];
    expect(first.data.samples).toHaveLength(30);
    expect(second.data.probabilities).toEqual(first.data.probabilities);
    expect(first.data.warnings.join("\n")).toMatch(/imputeModalities: Whole assays.*rna of 1, mirna of 3/);
  });

  test("nothing is learnt from test rows: one gone wild changes no other sample of its fold", async () => {
    const plan = (cohort: Cohort) =>
      learnt(prepared(omics(cohort)).imputeModalities({ by: "mean" }).fuse("early").scale());
    const wild = withWildSample(holes, 3); // tested in fold 0 with 0, 6, 9 …
    const [first, second] = [await run(plan(holes), holes), await run(plan(wild), wild)];
    const classes = first.data.classes.length;
    for (const row of folds[0]!.filter((each) => each !== 3))
      expect(second.data.probabilities.slice(row * classes, (row + 1) * classes)).toEqual(
        first.data.probabilities.slice(row * classes, (row + 1) * classes),
      );
    const other = folds[1]!.map((row) => first.data.probabilities[row * classes]);
    expect(folds[1]!.map((row) => second.data.probabilities[row * classes])).not.toEqual(other); // it trains those
  });

  test("a study that fills in predicts samples of one assay", async () => {
    const plan = learnt(prepared(omics(holes)).imputeModalities({ by: "knn" }).fuse("early"));
    const result = await run(plan, holes);
    const folder = join(temporaryFolder(), "run");
    await result.save(folder);
    const rna = cohortSamples({ ...holes, assays: { rna: holes.assays["rna"]! } }, [0, 1, 2, 3]);
    const { predicted, probabilities } = await (await omics.load(folder)).predict(rna);
    expect(predicted).toEqual(["class0", "class1", "class0", "class1"]);
    expect([...probabilities].every(Number.isFinite)).toBe(true);
  });
});

describe("late fusion", () => {
  const holes = severalCohort({ mirna: [0, 7, 13], rna: [4] });

  test("judges every sample by the assays that it has, and explains it by both", async () => {
    const plan = prepared(omics(holes))
      .fuse("late")
      .encode("deepInsight", { pixels: [6, 5], by: "pca" })
      .classify("smallCnn", { folds, epochs: 1, steps: 30, batchSize: 8, controls: ["shuffledLayout"] })
      .explain("gradient", { top: 8 });
    const result = await run(plan, holes);
    expect(result.data.samples).toHaveLength(30);
    expect(result.data.mean.accuracy).toBeGreaterThan(0.8);
    expect(result.images).toMatchObject({ count: 30, height: 6, width: 10 });
    expect(new Set(result.genes.map(({ feature }) => feature)).size).toBe(26);
    expect(result.data.controls!.map(({ name }) => name)).toEqual(["shuffledLayout"]);
    expect(result.data.expression.columns).toBe(26);
    const folder = join(temporaryFolder(), "run");
    await result.save(folder);
    const rna = cohortSamples({ ...holes, assays: { rna: holes.assays["rna"]! } }, [0, 1, 2, 3]);
    expect((await (await omics.load(folder)).predict(rna)).predicted).toEqual(["class0", "class1", "class0", "class1"]);
  });

  test("the recipe for each assay; each alone stands beside the whole", async () => {
    const whole = severalCohort();
    const { data } = await run(
      prepared(omics(whole)).fuse("late").classify("auto", { folds: 2, members: 2, steps: 20 }).explain(),
      whole,
    );
    expect(data.mean.accuracy).toBeGreaterThan(0.8);
    expect(data.controls!.map(({ name }) => name)).toEqual(["rna", "mirna"]);
    expect(data.controls![0]!.note).toMatch(/this assay, alone/);
  });

  test("votes weighted by validation, or as told, judge every sample; an assay that there is not is refused", async () => {
    const fused = (weights: object | "validation") =>
      prepared(omics(holes))
        .fuse("late", { weights } as never)
        .classify("logisticRegression", { folds });
    const judged = await run(fused("validation"), holes);
    expect(judged.data.samples).toHaveLength(30);
    expect(judged.data.mean.accuracy).toBeGreaterThan(0.8);
    const rna = await run(fused({ mirna: 0 }), holes);
    const equal = await run(fused({ mirna: 1 }), holes);
    expect(rna.data.probabilities).not.toEqual(equal.data.probabilities);
    await expect(run(fused({ protein: 1 }), holes)).rejects.toThrow(/protein/);
  });

  test("what stands in unmeasured rows is never looked at", async () => {
    const dirty = severalCohort({ mirna: [0, 7, 13], rna: [4] }, 1e9);
    const plan = (cohort: Cohort) => learnt(prepared(omics(cohort)).fuse("late"));
    const [first, second] = [await run(plan(holes), holes), await run(plan(dirty), dirty)];
    expect(second.data.probabilities).toEqual(first.data.probabilities);
  });
});

describe("intermediate fusion", () => {
  const holes = severalCohort({ mirna: [0, 7, 13], rna: [4] });

  test("one network judges every sample by the assays that it has; it is saved, and predicts new samples", async () => {
    const plan = prepared(omics(holes))
      .fuse("intermediate")
      .encode("deepInsight", { pixels: [6, 5], by: "pca" })
      .classify("smallCnn", {
        folds,
        epochs: 1,
        steps: 40,
        batchSize: 8,
        members: 2,
        controls: ["shuffledLayout", "shuffledLabels"],
      })
      .explain("gradient", { top: 8 });
    const result = await run(plan, holes);
    expect(result.data.samples).toHaveLength(30);
    expect(result.data.mean.accuracy).toBeGreaterThan(0.8);
    expect(result.images).toMatchObject({ count: 30, height: 6, width: 10 });
    expect(new Set(result.genes.map(({ feature }) => feature)).size).toBe(26);
    const controls = result.data.controls!;
    expect(controls.map(({ name }) => name)).toEqual(["shuffledLayout", "shuffledLabels"]);
    expect(controls[1]!.accuracy.mean).toBeLessThan(0.8);
    const folder = join(temporaryFolder(), "run");
    await result.save(folder);
    expect(readFileSync(join(folder, "report.html"), "utf8")).toMatch(/intermediate fusion/);
    const study = await omics.load(folder);
    const rna = cohortSamples({ ...holes, assays: { rna: holes.assays["rna"]! } }, [0, 1, 2, 3]);
    expect((await study.predict(rna)).predicted).toEqual(["class0", "class1", "class0", "class1"]);
    const both = await study.predict(holes);
    expect(both.predicted.filter((name, i) => name === `class${i % 2}`).length).toBeGreaterThan(25);
  });

  test("each assay alone stands beside the whole, and the same seed gives the same numbers", async () => {
    const whole = severalCohort();
    const plan = learnt(prepared(omics(whole)).fuse("intermediate", { join: "gated" }));
    const [first, second] = [await run(plan, whole), await run(plan, whole)];
    expect(second.data.probabilities).toEqual(first.data.probabilities);
    expect(first.data.controls!.map(({ name }) => name)).toEqual(["mirna", "rna"]);
    expect(first.data.controls![0]!.note).toMatch(/joint network, shown this assay alone/);
  });

  test("what stands in unmeasured rows is never looked at; a sample gone wild changes no other of its fold", async () => {
    const plan = (cohort: Cohort) => learnt(prepared(omics(cohort)).fuse("intermediate"));
    const dirty = severalCohort({ mirna: [0, 7, 13], rna: [4] }, 1e9);
    const [first, second] = [await run(plan(holes), holes), await run(plan(dirty), dirty)];
    expect(second.data.probabilities).toEqual(first.data.probabilities);
    const wild = withWildSample(holes, 3); // tested in fold 0 with 0, 6, 9 …
    const third = await run(plan(wild), wild);
    for (const row of folds[0]!.filter((each) => each !== 3))
      expect(third.data.probabilities.slice(2 * row, 2 * row + 2)).toEqual(
        first.data.probabilities.slice(2 * row, 2 * row + 2),
      );
  });

  test("enough is heard, and a stop", async () => {
    const plan = learnt(prepared(omics(holes)).fuse("intermediate")).toJSON();
    const enough = new AbortController();
    const cut = await runPlan(
      plan,
      { ...inProcess, enough: enough.signal, onProgress: (event) => event.kind === "epoch" && enough.abort() },
      holes,
    );
    expect(cut.data.warnings.join()).toMatch(/fold 1 at update/);
    const stop = new AbortController();
    const stopped = runPlan(
      plan,
      { ...inProcess, signal: stop.signal, onProgress: (event) => event.kind === "update" && stop.abort() },
      holes,
    );
    await expect(stopped).rejects.toMatchObject({ tag: "Aborted" });
  });
});

describe("a table to look at", () => {
  const holes = severalCohort({ mirna: [1] });

  test("keeps holes as holes, tells of them, and says what was measured on each sample", async () => {
    const warnings: string[] = [];
    const table = await prepared(omics(holes)).table({
      onProgress: (event) => event.kind === "warning" && warnings.push(event.message),
    });
    const { mirna } = table.assays;
    expect(mirna!.measured[1]).toBe(0);
    expect([...toDense(mirna!.values).values.subarray(12, 24)]).toEqual(Array(12).fill(NaN));
    expect(texts(table.samples, "assays").slice(0, 3)).toEqual(["rna + mirna", "rna", "rna + mirna"]);
    expect(warnings.join("\n")).toMatch(/29 of 30 samples have all 2 assays/);
  });

  test("fused, it shows the short names", async () => {
    const table = await omics(severalCohort()).fuse("early").table();
    expect(featureNames(table.assays["fused"]!).slice(10, 16)).toEqual(["g10", "g11", "rna:g12", "rna:g13", "mirna:g12", "mirna:g13"]); // prettier-ignore
  });
});

/** The cohort with one sample's values multiplied out of all bounds. */
function withWildSample(cohort: Cohort, row: number): Cohort {
  const assays = Object.values(cohort.assays).map((assay) => {
    const { columns, ...values } = toDense(assay.values);
    const wild = values.values.map((value, at) => (Math.floor(at / columns) === row ? value * 1e4 : value));
    return [assay.name, { ...assay, values: { ...values, columns, values: wild } }] as const;
  });
  return { ...cohort, assays: Object.fromEntries(assays) };
}
