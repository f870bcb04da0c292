import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { planOf } from "../../src/cli/job.js";
import { jobOptions } from "../../src/cli/job-options.js";
import { mainJob, type MainJobSettings } from "../../src/cli/main-job.js";
import { toDense } from "../../src/data/matrix.js";
import { texts } from "../../src/data/table.js";
import { observeRuns } from "../../src/omics/run-observers.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { severalCohort } from "../omics/several-cohort.js";

/** Little training and nothing beside it. */
const shortest: MainJobSettings = { top: 60, epochs: 1, steps: 1, controls: "none", noCache: true };

describe("settings", () => {
  test("give the plan that the same words on the command line give", () => {
    const { plan, out } = mainJob({ preset: "quick", learningRate: 1e-3, folds: 3, seed: 4, groupPattern: "^(.)" });
    const values = { preset: "quick", "learning-rate": "0.001", folds: "3", seed: "4", "group-pattern": "^(.)" };
    expect(plan.toJSON()).toEqual(planOf({ values, positionals: [] }).toJSON());
    expect(out).toBe("omixel-report");
  });

  test("come from the environment, whatever their kind", () => {
    const settings = mainJob.settings({ OMIXEL_LEARNING_RATE: "1e-3", OMIXEL_FOLDS: "3", OMIXEL_OUT: "/there" });
    expect(settings).toEqual({ learningRate: "1e-3", folds: "3", out: "/there" });
    expect(mainJob(settings).plan.toJSON()).toEqual(mainJob({ learningRate: 1e-3, folds: 3 }).plan.toJSON());
  });

  test("several tables are an object, or the environment's text", () => {
    const { plan } = mainJob({ assay: { rna: "r.tsv", mirna: "m.tsv" }, labels: "l.tsv", fuse: "early" });
    const given = mainJob.settings({ OMIXEL_ASSAY: "rna=r.tsv;mirna=m.tsv", OMIXEL_LABELS: "l.tsv", OMIXEL_FUSE: "early" }); // prettier-ignore
    expect(mainJob(given).plan.toJSON()).toEqual(plan.toJSON());
    expect(plan.toJSON().source).toMatchObject({ assays: { rna: { file: "r.tsv" }, mirna: { file: "m.tsv" } } });
  });

  test("every option of the command line is a setting", () => {
    const environment = Object.fromEntries(
      Object.keys(jobOptions).map((name) => [`OMIXEL_${name.replaceAll("-", "_").toUpperCase()}`, "1"]),
    );
    expect(Object.keys(mainJob.settings(environment))).toHaveLength(Object.keys(jobOptions).length);
  });

  test("a wrong name is answered with the nearest", () => {
    expect(() => mainJob({ learnRate: 1 } as MainJobSettings)).toThrow(/no setting "learnRate".*learningRate/);
  });
});

test("a run writes its folder and tells its progress", async () => {
  const out = join(temporaryFolder(), "report");
  const lines: string[] = [];
  const job = mainJob({ encoder: "deepInsight", model: "smallCnn", pixels: 8, folds: 2, jobs: 0, out, ...shortest });
  const study = await job.run({ tell: (line) => lines.push(line) });
  expect(study.metrics.folds).toHaveLength(2);
  expect(lines.join("\n")).toMatch(/fold 2 of 2: accuracy.*written to/s);
  expect(existsSync(join(out, "report.html"))).toBe(true);
  expect(await job.ended()).toBeUndefined();
});

test("several tables of the same samples, with holes, give a study that names each table's features", async () => {
  const folder = temporaryFolder();
  const cohort = severalCohort();
  const write = (name: string, rows: readonly number[]) => {
    const { values, features } = cohort.assays[name]!;
    const { columns, values: numbers } = toDense(values);
    const lines = rows.map((row) => [`s${row}`, ...numbers.subarray(row * columns, (row + 1) * columns)].join("\t"));
    const file = join(folder, `${name}.tsv`);
    writeFileSync(file, `sample\t${texts(features, "feature").join("\t")}\n${lines.join("\n")}\n`);
    return file;
  };
  const all = Array.from({ length: 30 }, (_, row) => row);
  const assay = { rna: write("rna", all), mirna: write("mirna", all.filter((row) => row % 10 !== 3)) }; // prettier-ignore
  const labels = join(folder, "labels.tsv");
  writeFileSync(labels, `sample\tclass\n${all.map((row) => `s${row}\tclass${row % 2}`).join("\n")}\n`);
  for (const fuse of ["late", "intermediate"] as const) {
    const out = join(folder, fuse);
    const settings = { encoder: "deepInsight", model: "smallCnn", pixels: 8, folds: 2, jobs: 0, features: "columns" } as const; // prettier-ignore
    const { top: _top, ...short } = shortest;
    const job = mainJob({ ...settings, ...short, steps: 10, assay, labels, fuse, out, prepare: "log" });
    const study = await job.run({ tell: () => undefined });
    expect(study.data.samples).toHaveLength(30);
    expect(study.data.data.assays).toMatchObject({ samples: 30, complete: 27 });
    expect(study.genes.map(({ feature }) => feature)).toContain("rna:g12");
    expect(existsSync(join(out, "report.html"))).toBe(true);
    const shown = [study.gallery(), study.confusionMatrix(), study.saliency(), study.layout(), study.geneTable()];
    for (const view of [...shown, await study.embedding({ by: "pca" })])
      expect(view).toHaveProperty("svg", expect.stringContaining("<svg"));
  }
});

test("a run that has learnt enough writes its folder all the same", async () => {
  const out = join(temporaryFolder(), "report");
  const enough = new AbortController();
  const settings = { encoder: "deepInsight", model: "smallCnn", pixels: 8, folds: 2, jobs: 0, out } as const;
  const job = mainJob({ ...settings, ...shortest, steps: 1_000_000 });
  const lines: string[] = [];
  const remove = observeRuns(() => ({ onProgress: (event) => event.kind === "epoch" && enough.abort() }));
  const study = await job.run({ tell: (line) => lines.push(line), enough: enough.signal });
  remove();
  expect(study.data.folds).toHaveLength(1);
  expect(lines.join("\n")).toMatch(/note: enough: .*fold 1 at update .*not run: fold 2/);
  expect(existsSync(join(out, "report.html"))).toBe(true);
});

test("a run that is stopped says so, also to whom asks when it is over", async () => {
  const job = mainJob({ out: temporaryFolder() });
  expect(await job.ended()).toBeUndefined();
  const run = job.run({ signal: AbortSignal.abort(), tell: () => undefined });
  await expect(run).rejects.toMatchObject({ tag: "Aborted", name: "OmixelError" });
  expect(await job.ended()).toMatchObject({ tag: "Aborted" });
});

test("in a notebook the kernel's signal stops it", async () => {
  const kernel = Symbol.for("omixel.kernel");
  Object.assign(globalThis, { [kernel]: { signal: AbortSignal.abort() } });
  try {
    await expect(mainJob({ out: temporaryFolder() }).run({ tell: () => undefined })).rejects.toThrow(/stopped/);
  } finally {
    Reflect.deleteProperty(globalThis, kernel);
  }
});
