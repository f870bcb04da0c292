// New samples from files for studies that fuse columns of the sample table with assays: saved, loaded, asked.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { featureNames } from "../../src/data/assay.js";
import { toDense } from "../../src/data/matrix.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import type { PredictOptions, Study } from "../../src/omics/study.js";
import { temporaryFolder } from "./quick-plan.js";
import { severalCohort } from "./several-cohort.js";

const cohort = severalCohort();
const folder = temporaryFolder();
const all = Array.from({ length: 30 }, (_, row) => row);
/** Classes go by turns; "stage" tells them, "age" does not. */
const age = (row: number) => (row % 7 === 3 ? "" : String(40 + ((row * 13) % 30)));
const stage = (row: number) => (row % 10 === 9 ? "" : row % 2 === 0 ? "I" : "II");

/** Writes lines of tab-separated cells. */
function write(file: string, lines: readonly (readonly (string | number)[])[]): string {
  writeFileSync(join(folder, file), lines.map((line) => `${line.join("\t")}\n`).join(""));
  return join(folder, file);
}

/** An assay's samples as rows, with columns of their own before the features. */
function table(file: string, name: "rna" | "mirna", rows: readonly number[], beside: readonly [string, (row: number) => string][] = []) {
  const { values, columns } = toDense(cohort.assays[name]!.values);
  const of = (row: number) => Array.from(values.subarray(row * columns, (row + 1) * columns));
  const head = ["sample", ...beside.map(([column]) => column), ...featureNames(cohort.assays[name]!)];
  return write(file, [head, ...rows.map((row) => [`s${row}`, ...beside.map(([, cell]) => cell(row)), ...of(row)])]);
} // prettier-ignore

function clinical(file: string, rows: readonly number[], head = ["patient", "class", "age", "stage"]) {
  const cells = (row: number) => [`s${row}`, `class${row % 2}`, age(row), stage(row)];
  return write(file, [head, ...rows.map((row) => cells(row).slice(0, head.length))]);
}

async function saved(plan: Omics<string>, name: string): Promise<Study> {
  await (await plan.run({ jobs: 0, cache: false })).save(join(folder, name));
  return omics.load(join(folder, name));
}

async function predict(study: Study, source: Parameters<Study["predict"]>[0], options: PredictOptions = {}) {
  const warnings: string[] = [];
  const onProgress = (event: ProgressEvent) => event.kind === "warning" && warnings.push(event.message);
  return { ...(await study.predict(source, { ...options, onProgress })), warnings };
}

const brief = { folds: 3, epochs: 1, steps: 60, batchSize: 8, learningRate: 1e-2 };
const some = [4, 7, 10, 19];
const classes = some.map((row) => `class${row % 2}`);

describe.each([
  ["intermediate", "perceptron", brief],
  ["late", "logisticRegression", { folds: 3 }],
  ["early", "logisticRegression", { folds: 3 }],
] as const)("%s fusion with columns of the samples", (fusion, classifier, options) => {
  let study: Study;
  let files: Record<string, string>;
  beforeAll(async () => {
    const samples = { file: clinical("clinical.tsv", all), label: "class", sample: "patient" };
    const tables = { rna: table("rna.tsv", "rna", all), mirna: table("mirna.tsv", "mirna", all) };
    const plan = omics(tables, { features: "columns", samples }).assay("rna").log1p();
    study = await saved(plan.fuse(fusion, { samples: ["age", "stage"] }).classify(classifier, options), fusion);
    files = { rna: table("new-rna.tsv", "rna", some), mirna: table("new-mirna.tsv", "mirna", some) };
  });

  test("predicts new samples by files and a table of them, in which others may stand, in any order", async () => {
    const samples = clinical("new-clinical.tsv", [29, ...some.toReversed(), 1]);
    const { predicted, probabilities, warnings } = await predict(study, files, { samples });
    expect(predicted).toEqual(classes);
    expect(warnings).toEqual(["2 of 6 lines of the sample table name no new sample; they are not used."]);
    const without = await predict(study, files);
    expect(without.warnings.join()).toMatch(/Nothing is known of "age", "stage".*--samples/);
    expect(without.probabilities).not.toEqual(probabilities);
  });

  test("says which columns and which lines are missing", async () => {
    const lacking = clinical("lacking.tsv", some, ["patient", "class", "age"]);
    await expect(predict(study, files, { samples: lacking })).rejects.toMatchObject({
      tag: "UnsuitableData",
      message: expect.stringMatching(/2 columns of the samples, and the new samples lack 1: "stage".*class, age\./),
      place: { step: "predict" },
    });
    const bare = clinical("bare.tsv", some, ["patient", "class"]);
    await expect(predict(study, files, { samples: bare })).rejects.toThrow(/lack 2: "age", "stage"/);
    const short = clinical("short.tsv", [4, 7]);
    await expect(predict(study, files, { samples: short })).rejects.toMatchObject({
      tag: "LabelMismatch",
      message: expect.stringMatching(/2 of 4 new samples have no line in the sample table \(s10, s19\)/),
    });
    const { samples, warnings } = await predict(study, files, { samples: { file: short, unmatched: "drop" } });
    expect([samples, warnings.length]).toEqual([["s4", "s7"], 1]);
    const others = { file: clinical("others.tsv", [1, 2]), unmatched: "drop" as const };
    await expect(predict(study, files, { samples: others })).rejects.toMatchObject({ tag: "LabelMismatch" });
    const renamed = write("renamed.tsv", [
      ["name", "age", "stage"],
      ...some.map((row) => [`s${row}`, age(row), stage(row)]),
    ]);
    expect((await predict(study, files, { samples: { file: renamed, sample: "name" } })).predicted).toEqual(classes);
  });
});

test("columns that stand beside the measurements are found there, numbers and texts", async () => {
  const beside: [string, (row: number) => string][] = [["class", (row) => `class${row % 2}`], ["age", age], ["stage", stage]]; // prettier-ignore
  const own = omics(table("own.tsv", "rna", all, beside), { features: "columns", sampleColumns: ["age"] });
  const plan = own.samples({ label: "class" }).fuse("early", { samples: ["age", "stage"] });
  const study = await saved(plan.classify("logisticRegression", { folds: 3 }), "beside");
  const found = await predict(study, table("new-own.tsv", "rna", some, beside.slice(1)));
  expect([found.predicted, found.unknown, found.warnings]).toEqual([classes, [], []]);
  const apart = await predict(study, table("new-rna.tsv", "rna", some), { samples: clinical("apart.tsv", some) });
  apart.probabilities.forEach((share, at) => expect(share).toBeCloseTo(found.probabilities[at]!, 6));
  const half = predict(study, table("new-half.tsv", "rna", some, [beside[1]!]));
  await expect(half).rejects.toThrow(/lack 1: "stage". They have: age\./);
});
