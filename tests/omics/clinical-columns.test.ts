// Columns of the samples beside assays, along the whole road: a picture of the genes and a table of what is known of patients.
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { tableOf, withColumn } from "../../src/data/table.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { runPlan } from "../../src/omics/run.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { temporaryFolder } from "./quick-plan.js";
import { severalCohort } from "./several-cohort.js";

const folds = [0, 1, 2].map((fold) => Array.from({ length: 10 }, (_, i) => 3 * i + fold));
const brief = { folds, epochs: 1, steps: 60, batchSize: 8, learningRate: 1e-2 };
const run = (plan: Omics, cohort: Cohort) => runPlan(plan.toJSON(), { jobs: 0, cache: false }, cohort);
/** Classes go by turns; "stage" tells them, "age" does not, and some of both are missing. */
const clinical = (cohort: Cohort): Cohort => {
  const rows = Array.from({ length: 30 }, (_, i) => i);
  const aged = withColumn(cohort.samples, "age", rows.map((i) => (i % 7 === 3 ? null : 40 + ((i * 13) % 30)))); // prettier-ignore
  return { ...cohort, samples: withColumn(aged, "stage", rows.map((i) => (i % 10 === 9 ? "" : i % 2 === 0 ? "I" : "II"))) }; // prettier-ignore
};
/** Two assays of noise. */
const noise = (): Cohort => {
  const cohort = severalCohort();
  const assays = Object.entries(cohort.assays).map(([name, assay]) => {
    const values = assay.values as { values: Float32Array };
    return [name, { ...assay, values: { ...assay.values, values: values.values.map((_, i) => Math.sin(i * 12.9898) * 3) } }]; // prettier-ignore
  });
  return { ...clinical(cohort), assays: Object.fromEntries(assays) as Cohort["assays"] };
};
const samples = ["age", "stage"];

describe("columns of the samples", () => {
  test("tell classes that the assays do not, and are explained beside them; the saved study knows new patients", async () => {
    const cohort = noise();
    const plan = omics(cohort).fuse("intermediate", { samples }).encode("deepInsight", { pixels: 6, by: "pca" });
    const study = await run(plan.classify("smallCnn", brief).explain("gradientTimesInput", { top: 5 }), cohort);
    expect(study.data.mean.accuracy).toBeGreaterThan(0.75);
    const best = study.genes.filter(({ rank }) => rank === 1).map(({ feature }) => feature);
    expect(best.some((feature) => feature.startsWith("stage "))).toBe(true);
    const folder = join(temporaryFolder(), "run");
    await study.save(folder);
    const saved = await omics.load(folder);
    const four = cohortSamples(cohort, [0, 1, 2, 3]);
    expect((await saved.predict(four)).predicted).toEqual(["class0", "class1", "class0", "class1"]);
    const unknown = { ...four, samples: tableOf({ sample: ["a", "b", "c", "d"] }) };
    const { probabilities } = await saved.predict(unknown); // judged by the assays alone
    expect(probabilities.every(Number.isFinite)).toBe(true);
  });

  test("join a single table, in every fusion", async () => {
    const { rna } = noise().assays;
    const cohort = { ...noise(), assays: { rna: rna! } };
    const early = await run(omics(cohort).fuse("early", { samples }).classify("logisticRegression", { folds }), cohort);
    expect(early.data.expression.columns).toBe(19); // 14 genes; age, two stages, and whether each is known
    const late = await run(omics(cohort).fuse("late", { samples, weights: "validation" }).classify("logisticRegression", { folds }), cohort); // prettier-ignore
    expect(late.data.mean.accuracy).toBeGreaterThan(0.75);
    const tables = await run(omics(cohort).fuse("intermediate", { samples, join: "correlation" }).classify("perceptron", brief), cohort); // prettier-ignore
    expect(tables.data.mean.accuracy).toBeGreaterThan(0.75);
    expect(() => omics(cohort).fuse("late")).toThrow(/nothing to fuse/);
  });

  test("a patient who lacks assays is judged by the columns", async () => {
    const cohort = clinical(severalCohort({ mirna: [0, 7, 13], rna: [0, 4] })); // sample 0 has none
    const plan = omics(cohort).fuse("intermediate", { samples }).classify("perceptron", brief);
    const { data } = await run(plan, cohort);
    expect(data.samples).toHaveLength(30);
    expect(data.mean.accuracy).toBeGreaterThan(0.8);
    const missing = omics(cohort).fuse("intermediate").classify("perceptron", brief);
    await expect(run(missing, cohort)).rejects.toThrow(/1 samples have none of the assays/);
  });

  test("that are not there, or tell the answer, are refused before any work is done", async () => {
    const cohort = noise();
    const plan = (own: string[]) => omics(cohort).fuse("early", { samples: own }).classify("svm", { folds });
    await expect(run(plan(["stagee"]), cohort)).rejects.toThrow(/stagee.*stage/s);
    await expect(run(plan(["label"]), cohort)).rejects.toThrow(/what is predicted/);
    expect(() => plan("stage" as never)).toThrow(/"samples" is "stage"/);
  });
});

test("a line through the tables of all assays and the columns learns beside a network of several", async () => {
  const cohort = noise();
  const plan = omics(cohort).fuse("intermediate", { samples }).encode("deepInsight", { pixels: 6, by: "pca" });
  const wide = plan.classify("smallCnn", { ...brief, wide: true }).explain("gradientTimesInput", { top: 5 });
  const study = await run(wide, cohort);
  expect(study.data.mean.accuracy).toBeGreaterThan(0.75);
  const parts = study.data.controls!.filter(({ note }) => note === "this part of the network, alone");
  expect(parts.map(({ name }) => name)).toEqual(["network", "wide"]);
  expect(parts[1]!.accuracy.mean).toBeGreaterThan(0.75);
  const folder = join(temporaryFolder(), "wide");
  await study.save(folder);
  const four = cohortSamples(cohort, [0, 1, 2, 3]);
  const { predicted } = await (await omics.load(folder)).predict(four);
  expect(predicted).toEqual(["class0", "class1", "class0", "class1"]);
});

const file = "data/breast-survival/GSE7390-metastasis.arff";
describeWithShared("breast cancer", [file], () => {
  test("age, size, grade and receptor stand beside 76 probes, each alone beside both", async () => {
    const columns = ["age", "size", "grade", "er"];
    const study = await omics(sharedPath(file), { sampleColumns: [...columns, "t.tdm", "e.tdm"] })
      .samples({ label: "e.tdm" })
      .fuse("late", { samples: columns })
      .classify("logisticRegression", { folds: 5 })
      .explain()
      .run({ jobs: 0, cache: false });
    expect(study.data.controls!.map(({ name }) => name)).toEqual(["table", "clinical"]);
    expect(study.data.mean.aucOvoMacro).toBeGreaterThan(0.6);
    const found = new Set(study.genes.map(({ feature }) => feature));
    for (const name of ["age", "size", "er negative", "grade intermediate"]) expect(found).toContain(name);
  });
});

test("an assay that no sample has is named before any work is done", async () => {
  const cohort = severalCohort({ mirna: Array.from({ length: 30 }, (_, i) => i) });
  for (const fusion of ["late", "intermediate", "early"] as const) {
    const plan = omics(cohort).fuse(fusion).encode("deepInsight", { pixels: 6, by: "pca" }).classify("smallCnn", brief);
    await expect(run(plan, cohort)).rejects.toThrow(/"mirna" was measured on none of the 30 samples/);
  }
});
