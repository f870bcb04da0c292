import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { predictCommand } from "../../src/cli/predict.js";
import { withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { runPlan } from "../../src/omics/run.js";
import { quickPlan, temporaryFolder } from "../omics/quick-plan.js";
import { severalCohort } from "../omics/several-cohort.js";
import { smallCohort } from "../omics/small-cohort.js";

const never = new AbortController().signal;
let told = "";
beforeEach(() => {
  told = "";
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test("writes a row a sample, and tells which features were missing and unknown", async () => {
  const folder = temporaryFolder();
  const result = await runPlan(quickPlan().toJSON(), { jobs: 0, cache: false }, smallCohort());
  await result.save(join(folder, "run"));
  const genes = Array.from({ length: 23 }, (_, j) => `g${j}\t${4 + j}\t${40 - j}`);
  writeFileSync(join(folder, "new.tsv"), `gene\ta\tb\n${genes.join("\n")}\nalien\t1\t2\n`);
  await predictCommand([join(folder, "run"), join(folder, "new.tsv"), "--out", join(folder, "out.tsv")], never);
  const lines = readFileSync(join(folder, "out.tsv"), "utf8").trimEnd().split("\n");
  expect(lines[0]).toBe("sample\tpredicted\tclass0\tclass1");
  expect(lines).toHaveLength(3);
  expect(told).toMatch(/1 features are unknown to the study and not used: alien/);
  expect(told).toMatch(/1 features are missing; the study's median stands in: g23/);
});

test("samples of several assays come as a table each", async () => {
  const [folder, cohort] = [temporaryFolder(), severalCohort()];
  const plan = omics(cohort).fuse("early").classify("auto", { folds: 3, members: 2, steps: 20 }).toJSON();
  await (await runPlan(plan, { jobs: 0, cache: false }, cohort)).save(join(folder, "run"));
  const write = (name: string, from: number, to: number) => {
    const genes = Array.from({ length: to - from }, (_, j) => `g${from + j}\t${4 + j}\t${40 - j}`);
    writeFileSync(join(folder, name), `gene\ta\tb\n${genes.join("\n")}\n`);
    return join(folder, name);
  };
  const tables = ["--assay", `rna=${write("rna.tsv", 0, 14)}`, "--assay", `mirna=${write("mirna.tsv", 13, 24)}`];
  await predictCommand([join(folder, "run"), ...tables, "--out", join(folder, "out.tsv")], never);
  expect(readFileSync(join(folder, "out.tsv"), "utf8").trimEnd().split("\n")).toHaveLength(3);
  expect(told).toMatch(/1 features are missing; the study's median stands in: mirna:g12/);
});

test("what else is known of samples comes as a table of its own", async () => {
  const [folder, whole] = [temporaryFolder(), severalCohort()];
  const stages = Array.from({ length: 30 }, (_, row) => (row % 2 === 0 ? "I" : "II"));
  const cohort = { ...whole, samples: withColumn(whole.samples, "stage", stages), assays: { rna: whole.assays["rna"]! } }; // prettier-ignore
  const plan = omics(cohort).fuse("early", { samples: ["stage"] }).classify("logisticRegression", { folds: 3 }).toJSON(); // prettier-ignore
  await (await runPlan(plan, { jobs: 0, cache: false }, cohort)).save(join(folder, "run"));
  const genes = Array.from({ length: 14 }, (_, j) => `g${j}\t20\t20`);
  writeFileSync(join(folder, "new.tsv"), `gene\ta\tb\n${genes.join("\n")}\n`);
  writeFileSync(join(folder, "stages.tsv"), "sample\tstage\na\tII\nb\tI\n");
  const [run, table, out] = ["run", "new.tsv", "out.tsv"].map((name) => join(folder, name)) as [string, string, string];
  await predictCommand([run, table, "--samples", join(folder, "stages.tsv"), "--out", out], never);
  expect(readFileSync(out, "utf8")).toMatch(/^a\tclass1\t[^]*^b\tclass0\t/m);
  expect(told).not.toContain("not measured");
  await predictCommand([run, table, "--out", out], never);
  expect(told).toMatch(/Nothing is known of "stage".*--samples/);
});

test("refuses a folder that is no run, and writes nothing", async () => {
  const folder = temporaryFolder();
  const out = join(folder, "out.tsv");
  await expect(predictCommand([folder, join(folder, "new.tsv"), "--out", out], never)).rejects.toMatchObject({
    tag: "FileNotFound",
  });
  await expect(predictCommand([folder, "new.tsv"], never)).rejects.toThrow(/--out is missing/);
  expect(existsSync(out)).toBe(false);
});
