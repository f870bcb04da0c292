import { join } from "node:path";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { assayFeatures } from "../../src/data/assay.js";
import { withAssay } from "../../src/data/cohort.js";
import { tableOf } from "../../src/data/table.js";
import type { AssayProfile } from "../../src/omics/align-assay.js";
import type { FinalModel } from "../../src/omics/final-model.js";
import { omics } from "../../src/omics/omics.js";
import { runPlan } from "../../src/omics/run.js";
import type { Study } from "../../src/omics/study.js";
import { quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const features = Array.from({ length: 24 }, (_, j) => j);
let study: Study;
let folder: string;
beforeAll(async () => {
  folder = join(temporaryFolder(), "run");
  const result = await runPlan(quickPlan().toJSON(), { jobs: 0, cache: false }, cohort);
  await result.save(folder);
  study = await omics.load(folder);
});

describe("predict", () => {
  test("knows the samples it learnt from", async () => {
    const { samples, classes, predicted, probabilities, unknown, missing } = await study.predict(cohort);
    expect(samples).toHaveLength(30);
    expect(classes).toEqual(["class0", "class1"]);
    expect(predicted.filter((name, i) => name === `class${i % 2}`).length).toBeGreaterThan(25);
    expect(probabilities).toHaveLength(60);
    expect([unknown, missing]).toEqual([[], []]);
  });

  test("features are matched by name, whatever their order", async () => {
    const turned = withAssay(cohort, assayFeatures(cohort.assays.table!, [...features].reverse()));
    expect((await study.predict(turned)).probabilities).toEqual((await study.predict(cohort)).probabilities);
  });

  test("unknown and missing features are told, never dropped in silence", async () => {
    const some = assayFeatures(cohort.assays.table!, features.slice(2));
    const names = ["new", ...features.slice(3).map((j) => `g${j}`)];
    const other = withAssay(cohort, { ...some, features: tableOf({ feature: names }) });
    const { unknown, missing } = await study.predict(other);
    expect(unknown).toEqual(["new"]);
    expect(missing).toEqual(["g0", "g1", "g2"]);
  });

  test("a table of another kind is refused", async () => {
    const few = withAssay(cohort, assayFeatures(cohort.assays.table!, [0, 1, 2]));
    await expect(study.predict(few)).rejects.toThrow(/21 of the study's 24 features are not in the new table/);
  });

  test("reads tables as the study did", async () => {
    const file = join(temporaryFolder(), "new.tsv");
    const { values } = cohort.assays.table!;
    const rows = features.map((j) =>
      [`g${j}`, ...[0, 1].map((i) => (values.values as Float32Array)[i * 24 + j])].join("\t"),
    );
    writeFileSync(file, `gene\ta\tb\n${rows.join("\n")}\n`);
    const { samples, probabilities } = await study.predict(file);
    expect(samples).toEqual(["a", "b"]);
    // A batch of two is added up in another order than one of thirty: equal to float32's rounding.
    const expected = (await study.predict(cohort)).probabilities;
    for (const [i, probability] of probabilities.entries()) expect(probability).toBeCloseTo(expected[i]!, 5);
  });
});

test("new patients need no survival times, though the study's own table had them beside the genes", async () => {
  const { values } = cohort.assays.table!;
  const write = (rows: readonly number[], told: readonly [string, (row: number) => string | number][]) => {
    const file = join(temporaryFolder(), "table.tsv");
    const genes = (row: number) => features.map((j) => (values.values as Float32Array)[row * 24 + j]!);
    const head = ["sample", ...told.map(([name]) => name), ...features.map((j) => `g${j}`)];
    const lines = rows.map((row) => [`s${row}`, ...told.map(([, of]) => of(row)), ...genes(row)]);
    writeFileSync(file, [head, ...lines].map((line) => `${line.join("\t")}\n`).join(""));
    return file;
  };
  const all = Array.from({ length: 30 }, (_, row) => row);
  const own = write(all, [
    ["class", (row) => `class${row % 2}`],
    ["months", (row) => 10 + row],
    ["event", (row) => row % 2],
  ]);
  const start = omics(own, { features: "columns", sampleColumns: ["months", "event"], seed: 2 });
  const result = await runPlan(quickPlan(start.samples({ label: "class" })).toJSON(), { jobs: 0, cache: false });
  const saved = join(temporaryFolder(), "survival");
  await result.save(saved);
  const later = await omics.load(saved);
  expect(later.plan.source).toMatchObject({ sampleColumns: ["months", "event"] });
  const { samples, probabilities, unknown, missing } = await later.predict(write([4, 7, 11], []));
  expect([samples, unknown, missing]).toEqual([["s4", "s7", "s11"], [], []]);
  const before = (await later.predict(cohort)).probabilities;
  [4, 7, 11].forEach((row, i) => expect(probabilities[2 * i]).toBeCloseTo(before[2 * row]!, 5));
});

test("a run of an older version, which knew one table, predicts as it did", async () => {
  const older = join(temporaryFolder(), "older");
  cpSync(folder, older, { recursive: true });
  const { assays, ...states } = valuesFromArrow(readFileSync(join(older, "states.arrow"))) as FinalModel;
  const [{ features: names, typical }] = assays as [AssayProfile];
  writeFileSync(join(older, "states.arrow"), valuesToArrow({ ...states, features: names, typical }));
  const { probabilities } = await (await omics.load(older)).predict(cohort);
  expect(probabilities).toEqual((await study.predict(cohort)).probabilities);
});

test("a folder that is no run is refused, and so is a run of a newer version", async () => {
  await expect(omics.load(temporaryFolder())).rejects.toMatchObject({ tag: "FileNotFound" });
  const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as object;
  writeFileSync(join(folder, "plan.json"), JSON.stringify({ ...plan, omixel: 99 }));
  await expect(omics.load(folder)).rejects.toMatchObject({ tag: "NewerVersion" });
  writeFileSync(join(folder, "plan.json"), "{");
  await expect(omics.load(folder)).rejects.toMatchObject({
    tag: "UnreadableFile",
    place: { file: join(folder, "plan.json") },
  });
});
