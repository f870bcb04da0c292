import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sampleNames } from "../../src/data/cohort.js";
import { columnNames, texts } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { readAssays, readTableFile } from "../../src/omics/read-assays.js";
import { readCohort } from "../../src/omics/read-cohort.js";
import type { TableFile } from "../../src/omics/plan.js";
import { fixture } from "../io/single-cell.js";

let folder: string;
const file = (name: string) => join(folder, name);
const table = (name: string): TableFile => ({ file: file(name), features: "auto", duplicates: "error" });
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-assays-"));
  writeFileSync(file("rna.tsv"), "sample\tTP53\tEGFR\tMYC\na\t1\t2\t3\nb\t4\t5\t6\nc\t7\t8\t9\n");
  writeFileSync(file("mirna.tsv"), "gene\tc\ta\td\nmir1\t1\t2\t3\nmir2\t4\t5\t6\nmir3\t4\t5\t6\nmir4\t4\t5\t6\n");
  writeFileSync(file("other.tsv"), "sample\tx\ty\nk\t1\t2\nl\t4\t5\n");
  writeFileSync(file("twice.tsv"), "sample\tx\ty\na\t1\t2\na\t4\t5\n");
  writeFileSync(file("header.tsv"), "sample\tx\ty\n");
  writeFileSync(file("names.csv"), "1,2,3\n4,5,6\n");
  writeFileSync(file("names.txt"), "mir1\nmir2\nmir3\n");
  writeFileSync(file("clinical.tsv"), "sample\ttype\na\tx\nb\ty\nc\tx\nd\ty\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("each table is read its own way and joined by sample name", async () => {
  const { cohort } = await readAssays({ rna: table("rna.tsv"), mirna: { ...table("mirna.tsv"), features: "rows" } });
  expect(sampleNames(cohort)).toEqual(["a", "b", "c", "d"]);
  expect([...cohort.assays["rna"]!.measured, ...cohort.assays["mirna"]!.measured]).toEqual([1, 1, 1, 0, 1, 0, 1, 1]);
});

test("an assay may have the name of something that every object has", async () => {
  const { cohort } = await readAssays({ constructor: table("rna.tsv"), mirna: table("mirna.tsv") });
  expect(Object.keys(cohort.assays)).toEqual(["constructor", "mirna"]);
});

test("which side the features are on is seen from the other tables' samples, and told", async () => {
  writeFileSync(file("wide.csv"), "id,type,g1,g2,g3\na,x,1,2,3\nb,y,4,5,6\n");
  writeFileSync(file("tall.csv"), "id,m1,m2,m3\nc,1,2,3\na,4,5,6\n");
  const sides = { rna: table("wide.csv"), mirna: { ...table("tall.csv"), features: "columns" as const } };
  expect(sampleNames(await readTableFile(sides.rna))).toEqual(["g1", "g2", "g3"]); // how it looks alone
  const { cohort, warnings } = await readAssays(sides);
  expect(sampleNames(cohort)).toEqual(["a", "b", "c"]);
  expect([...cohort.assays["mirna"]!.measured]).toEqual([1, 0, 1]);
  expect(warnings).toEqual(['Assay "rna": features are taken for its columns, since the others name its samples.']);
  await expect(readAssays({ ...sides, rna: { ...sides.rna, features: "rows" } })).rejects.toThrow(
    /no sample in common/,
  );
});

test("names of features may stand in a file of their own", async () => {
  const named = { ...table("names.csv"), features: "columns" as const, featureNames: file("names.txt") };
  const { cohort } = await readAssays({ mirna: named });
  expect(texts(cohort.assays["mirna"]!.features, "feature")).toEqual(["mir1", "mir2", "mir3"]);
});

test("tables that name no samples are joined by place, which is told; of different lengths they are refused", async () => {
  writeFileSync(file("same.csv"), "9,8\n7,6\n");
  writeFileSync(file("longer.csv"), "9,8\n7,6\n5,4\n");
  const columns = (name: string) => ({ ...table(name), features: "columns" as const });
  const { cohort, warnings } = await readAssays({ rna: columns("names.csv"), mirna: columns("same.csv") });
  expect(sampleNames(cohort)).toEqual(["s1", "s2"]);
  expect(warnings).toEqual(["Tables that do not name their samples are joined by place: rna (2), mirna (2)."]);
  await expect(readAssays({ rna: columns("names.csv"), mirna: columns("longer.csv") })).rejects.toMatchObject({
    tag: "UnsuitableData",
    message: expect.stringMatching(/different numbers of them: rna \(2\), mirna \(3\)/),
  });
});

test("the whole plan: tables, clinical data, and who is missing where", async () => {
  const plan = omics(
    { rna: file("rna.tsv"), mirna: { file: file("mirna.tsv"), features: "rows" } },
    { samples: file("clinical.tsv") },
  );
  const { cohort, source, warnings } = await readCohort(plan.toJSON(), undefined, {});
  expect(source).toBe("rna (rna.tsv), mirna (mirna.tsv)");
  expect(cohort.roles).toEqual({ label: "type" });
  expect(warnings).toEqual([
    "2 of 4 samples have all 2 assays.",
    'Assay "rna" was measured on 3 of 4 samples; not on d.',
    'Assay "mirna" was measured on 3 of 4 samples; not on b.',
  ]);
});

test("what cannot be joined is refused, with the assay's name and the file's", async () => {
  const wrong = (name: string) => readAssays({ rna: table("rna.tsv"), mirna: table(name) });
  await expect(wrong("other.tsv")).rejects.toMatchObject({
    tag: "UnsuitableData",
    message: expect.stringMatching(/no sample in common/),
  });
  await expect(wrong("twice.tsv")).rejects.toMatchObject({
    tag: "DuplicateNames",
    message: expect.stringMatching(/twice\.tsv.*assay mirna/),
  });
  await expect(wrong("nowhere.tsv")).rejects.toMatchObject({ tag: "FileNotFound" });
  await expect(wrong("header.tsv")).rejects.toThrow(/assay mirna|"mirna" is empty/);
});

test("a single-cell file keeps its sparse values and the columns of its cells; parts are chosen by options", async () => {
  const { assays, samples } = await omics(fixture("full.h5ad")).table();
  expect([assays["table"]!.values.kind, columnNames(samples).slice(0, 3)]).toEqual([
    "csr",
    ["sample", "type", "patient"],
  ]);
  const counts = await omics(fixture("full.h5ad"), { layer: "counts" }).normalizeTotal().log1p().table();
  expect(counts.assays["table"]!.values).toMatchObject({ kind: "dense", rows: 12, columns: 7 });
  const { cohort } = await readCohort(omics(fixture("full.h5ad"), { raw: true }).toJSON(), undefined, {});
  expect(texts(cohort.assays["table"]!.features, "feature")).toContain("CD3E");
});

test("of a file of several assays each is read by its name", async () => {
  const file = fixture("10x-v3.h5");
  await expect(omics(file).table()).rejects.toMatchObject({
    tag: "UnsuitableData",
    remedy: expect.stringContaining('{ assay: "rna" }'),
  });
  const { assays } = await omics({ rna: { file, assay: "rna" }, protein: { file, assay: "protein" } }).table();
  expect([assays["rna"]!.values.columns, assays["protein"]!.values.columns]).toEqual([4, 2]);
});
