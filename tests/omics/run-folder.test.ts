import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { cohortFromArrow } from "../../src/data/arrow.js";
import { collect } from "../../src/omics/collect.js";
import { requireWritable, writePartialRun, writeRun } from "../../src/omics/run-folder.js";
import { runPlan } from "../../src/omics/run.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";
import { outcome, study } from "./small-study.js";

let result: StudyResult;
let folder: string;
const read = (name: string) => readFileSync(join(folder, "run", name), "utf8");
const lines = (name: string) =>
  read(name)
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));

beforeAll(async () => {
  folder = temporaryFolder();
  result = await runPlan(quickPlan().toJSON(), { jobs: 0, cache: false }, smallCohort());
  await writeRun(join(folder, "run"), result);
});

describe("writeRun", () => {
  test("leaves every file of the contract and nothing else", () => {
    expect(readdirSync(join(folder, "run")).sort()).toEqual([
      "enrichment.tsv",
      "environment.json",
      "genes.tsv",
      "images.arrow",
      "layout.tsv",
      "metrics.json",
      "plan.json",
      "predictions.tsv",
      "report.html",
      "states.arrow",
      "weights",
    ]);
    expect(readdirSync(join(folder, "run", "weights"))).toEqual(["network-0.safetensors"]);
    expect(readdirSync(folder)).toEqual(["run"]);
  });

  test("images.arrow holds every sample of the final model, also those that no fold scored", async () => {
    const final = outcome("final").final!;
    const scored = collect(study, [outcome(1), outcome("final")]);
    await writeRun(join(folder, "some"), new StudyResult(scored, final));
    const { images, samples } = cohortFromArrow(readFileSync(join(folder, "some", "images.arrow")));
    expect([images!.count, samples.numRows]).toEqual([6, 6]);
    rmSync(join(folder, "some"), { recursive: true });
  });

  test("metrics.json tells how well the layout keeps neighbours", () => {
    const { layoutQuality } = JSON.parse(read("metrics.json")) as { layoutQuality: { mean: object; features: number } };
    expect(layoutQuality.features).toBe(24);
    expect(Object.keys(layoutQuality.mean)).toEqual(["trustworthiness", "neighboursKept", "rankCorrelation", "moran"]);
  });

  test("metrics.json holds fractions per fold, mean, SD and confusion", () => {
    const metrics = JSON.parse(read("metrics.json")) as { folds: Record<string, unknown>[]; mean: object; sd: object };
    expect(metrics.folds).toHaveLength(3);
    expect(Object.keys(metrics.folds[0]!)).toEqual(
      expect.arrayContaining([
        "fold",
        "samples",
        "accuracy",
        "precisionMacro",
        "recallMacro",
        "f1Macro",
        "aucOvoMacro",
        "confusion",
      ]),
    );
    expect(metrics.mean).toEqual(result.data.mean);
    expect(metrics).toHaveProperty("confusion.summed.counts");
  });

  test("predictions.tsv has a row a sample and a probability a class", () => {
    const [header, ...rows] = lines("predictions.tsv");
    expect(header).toEqual(["sample", "fold", "label", "predicted", "class0", "class1"]);
    expect(rows).toHaveLength(30);
    for (const row of rows) expect(Number(row[4]) + Number(row[5])).toBeCloseTo(1, 4);
  });

  test("genes.tsv and layout.tsv have their columns", () => {
    expect(lines("genes.tsv")[0]).toEqual(["feature", "class", "score", "rank", "x", "y", "channel"]);
    const [header, ...rows] = lines("layout.tsv");
    expect(header).toEqual(["feature", "channel", "x", "y"]);
    expect(rows).toHaveLength(24);
  });

  test("images.arrow gives images and layout back", () => {
    const { images } = cohortFromArrow(readFileSync(join(folder, "run", "images.arrow")));
    expect(images!.values).toEqual(result.images.values);
    expect(images!.layout.features).toEqual(result.images.layout.features);
  });

  test("an older run gives way, any other folder does not", async () => {
    await writeRun(join(folder, "run"), result);
    expect(existsSync(join(folder, "run", "plan.json"))).toBe(true);
    const other = join(temporaryFolder(), "thesis");
    mkdirSync(other);
    writeFileSync(join(other, "chapter1.txt"), "precious");
    await expect(writeRun(other, result)).rejects.toMatchObject({ tag: "Unwritable" });
    expect(readdirSync(other)).toEqual(["chapter1.txt"]);
  });

  test("a notebook in an older run stays, since it may be the one that runs", async () => {
    const out = join(folder, "with-notebook");
    await writeRun(out, result);
    writeFileSync(join(out, "main.ipynb"), "cells");
    writeFileSync(join(out, "old.txt"), "");
    await writeRun(out, result);
    expect(readFileSync(join(out, "main.ipynb"), "utf8")).toBe("cells");
    expect(readdirSync(out)).toHaveLength(12);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("an empty folder is taken", async () => {
    const empty = join(temporaryFolder(), "new");
    mkdirSync(empty);
    await writeRun(empty, result);
    expect(existsSync(join(empty, "plan.json"))).toBe(true);
  });

  test("a folder is looked at before any work is done, and nothing is left there", () => {
    const at = temporaryFolder();
    requireWritable(join(at, "run"));
    writeFileSync(join(at, "file"), "");
    for (const name of ["file", join("file", "run")])
      expect(() => requireWritable(join(at, name))).toThrow(expect.objectContaining({ tag: "Unwritable" }));
    expect(readdirSync(at)).toEqual(["file"]);
  });

  test("a place that cannot be written is named", async () => {
    const at = temporaryFolder();
    writeFileSync(join(at, "file"), "");
    await expect(writeRun(join(at, "file", "run"), result)).rejects.toMatchObject({ tag: "Unwritable" });
    expect(readdirSync(at)).toEqual(["file"]);
  });
});

test("writePartialRun writes what is known of finished folds", async () => {
  const at = join(temporaryFolder(), "part");
  await writePartialRun(at, result.data);
  expect(readdirSync(at).sort()).toEqual(["environment.json", "metrics.json", "plan.json", "predictions.tsv"]);
});
