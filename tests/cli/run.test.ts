import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { runCommand } from "../../src/cli/run.js";
import { omics } from "../../src/omics/omics.js";
import { quickPlan, temporaryFolder } from "../omics/quick-plan.js";

const never = new AbortController().signal;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

test("one fold of a plan is written with its metrics", async () => {
  const plan = quickPlan(omics.simulate({ samples: 40, features: 150, modulesPerClass: 1, genesPerModule: 8 }));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  const out = join(folder, "out");
  await runCommand([join(folder, "plan.json"), "--out", out, "--fold", "2", "--jobs", "0", "--no-cache"], never);
  const { folds } = JSON.parse(readFileSync(join(out, "metrics.json"), "utf8")) as { folds: { fold: number }[] };
  expect(folds.map(({ fold }) => fold)).toEqual([2]);
});

test("relative paths of a plan count from its own folder where the working folder has none", async () => {
  mkdirSync(join(folder, "study"));
  const table = "gene\ta\tb\tc\td\ng1\t1\t2\t3\t4\n";
  writeFileSync(join(folder, "study", "beside-the-plan.tsv"), table);
  const plan = omics("beside-the-plan.tsv", { features: "rows" })
    .samples({ label: "type" })
    .classify("smallCnn", { recipe: "auto" });
  writeFileSync(join(folder, "study", "plan.json"), JSON.stringify(plan));
  // The file is found, so that what it lacks is what is told.
  await expect(
    runCommand([join(folder, "study", "plan.json"), "--out", join(folder, "out"), "--jobs", "0"], never),
  ).rejects.toMatchObject({ tag: "UnknownName", place: { step: "samples" } });
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("tables of several assays are found beside the plan, or where --assay says", async () => {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write("beside-rna.csv", "id,type,g1,g2,g3\na,x,1,2,3\nb,y,4,5,6\n");
  const elsewhere = write("elsewhere.csv", "id,m1,m2,m3\nk,1,2,3\nl,4,5,6\n");
  const plan = omics({ rna: "beside-rna.csv", mirna: "nowhere.csv" }, { features: "columns" })
    .fuse("early")
    .classify("auto");
  const file = write("plan.json", JSON.stringify(plan));
  const run = (...assays: string[]) =>
    runCommand([file, "--out", join(folder, "out"), "--jobs", "0", ...assays.flatMap((each) => ["--assay", each])], never); // prettier-ignore
  await expect(run()).rejects.toMatchObject({
    tag: "FileNotFound",
    place: { file: "nowhere.csv", step: "assay mirna" },
  });
  await expect(run(`mirna=${elsewhere}`)).rejects.toThrow(/no sample in common.*rna: a, b; mirna: k, l/);
  await expect(run(`mrna=${elsewhere}`)).rejects.toThrow(/no assay "mrna".*mirna/);
  write("single.json", JSON.stringify(omics("beside-rna.csv").classify("auto")));
  await expect(
    runCommand([join(folder, "single.json"), "--out", join(folder, "out"), "--assay", "rna=x"], never),
  ).rejects.toThrow(/does not start on several/);
});

test.each([
  [["--out", "x"], /needs PLAN.json/],
  [["none.json", "--out", "x"], /no such plan/],
  [["none.json"], /--out is missing/],
  [["none.json", "--out", "x", "--fold", "first"], /--fold is "first"/],
])("refuses %j", async (args, message) => {
  await expect(runCommand(args, never)).rejects.toThrow(message);
});
