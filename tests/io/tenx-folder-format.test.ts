import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toDense } from "../../src/data/matrix.js";
import { columnNames, texts } from "../../src/data/table.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { openTenxFolder, tenxFolder } from "../../src/io/tenx-folder-format.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
let made = 0;

const matrix = "%%MatrixMarket matrix coordinate integer general\n%\n3 2 4\n1 1 5\n3 1 1\n2 2 7\n3 2 2\n";

/** A 10x folder of these files. */
function tenx(files: Readonly<Record<string, string>> = {}): string {
  const path = join(folder.path, `tenx${++made}`);
  mkdirSync(path);
  const all = { "matrix.mtx": matrix, "features.tsv": "E1\tA\nE2\tB\nE3\tC\n", "barcodes.tsv": "x\ny\n", ...files };
  for (const [name, content] of Object.entries(all)) if (content !== "") folder.file(content, `tenx${made}/${name}`);
  return path;
}

test.each(referenceCases("10x-v3", "10x-v2"))("%s with %j is what scanpy reads", async (name, options, reference) => {
  expectCohort(await cohortIn(tenxFolder, fixture(name), options), reference);
});

test("is recognised by its names, or by the first line of its matrix, packed or not", async () => {
  for (const path of [
    fixture("10x-v3"),
    fixture("10x-v2"),
    fixture("10x-v3/matrix.mtx.gz"),
    fixture("10x-v2/matrix.mtx"),
  ])
    expect((await recogniseFile(path)).name).toBe("tenxFolder");
});

test("every kind of feature is an assay", async () => {
  const { assays } = await cohortIn(tenxFolder, fixture("10x-v3"));
  expect(Object.keys(assays)).toEqual(["rna", "protein"]);
  expect(featureNames(assays.rna!)).toEqual(["TP53", "MYC", "MATR3", "MATR3-1"]);
  expect(texts(assays.rna!.features, "id")).toEqual(["ENSG0", "ENSG1", "ENSG2", "ENSG3"]);
});

test("features of one column, entries in any order, a prefix before all names", async () => {
  const path = tenx({
    "matrix.mtx": "",
    "features.tsv": "",
    "barcodes.tsv": "",
    "GSM1_matrix.mtx": "%%MatrixMarket matrix coordinate real general\n3 2 4\n3 2 2e0\n2 2 7.0\r\n\n3 1 1\n1 1 5\n",
    "GSM1_genes.tsv": "A\nB\nC\n",
    "GSM1_barcodes.tsv": "x\ny",
  });
  for (const place of [path, join(path, "GSM1_matrix.mtx")]) {
    const { assays } = await cohortIn(tenxFolder, place);
    expect(columnNames(assays.rna!.features)).toEqual(["feature", "id"]);
    expect([...toDense(assays.rna!.values).values]).toEqual([5, 0, 1, 0, 7, 2]);
  }
});

test("duplicates are merged if that is asked for", async () => {
  const path = tenx({ "features.tsv": "E1\tA\nE2\tB\nE3\tA\n" });
  const { assays } = await cohortIn(tenxFolder, path, { duplicates: "sum" });
  expect([...toDense(assays.rna!.values).values]).toEqual([6, 0, 2, 7]);
});

describe("in blocks of cells", () => {
  test.each([1, 5, 100])("of %d gives the same values", async (most) => {
    const whole = (await cohortIn(tenxFolder, fixture("10x-v3"))).assays.protein!;
    const source = await openTenxFolder(fixture("10x-v3"), { assay: "protein" });
    const values: number[] = [];
    for await (const block of source.values.blocks(most)) {
      expect(block.rows).toBeLessThanOrEqual(most);
      values.push(...toDense(block).values);
    }
    expect(values).toEqual([...toDense(whole.values).values]);
    expect(featureNames({ ...whole, features: source.features })).toEqual(["CD3-ab", "CD4-ab"]);
  });

  test("the first of several assays is meant where none is named", async () => {
    const source = await openTenxFolder(fixture("10x-v3"));
    expect([source.assay, source.notes]).toEqual(["rna", ["assays, chosen with { assay }: rna, protein; this is rna"]]);
  });

  test("lines in another order than that of the cells are refused", async () => {
    const source = await openTenxFolder(
      tenx({ "matrix.mtx": matrix.replace("1 1 5\n3 1 1\n2 2 7", "2 2 7\n1 1 5\n3 1 1") }),
    );
    await expect(source.values.blocks().next()).rejects.toMatchObject({ tag: "UnsuitableData" });
  });
});

describe("refused", () => {
  test.each([
    [
      "a part is missing",
      { "barcodes.tsv": "" },
      { tag: "FileNotFound", what: expect.stringContaining("barcodes.tsv") },
    ],
    [
      "names that do not fit",
      { "barcodes.tsv": "x\n" },
      { tag: "MalformedTable", what: expect.stringContaining("1 barcodes") },
    ],
    ["a line that is cut", { "matrix.mtx": matrix.slice(0, -4) }, { tag: "MalformedTable", place: { line: 7 } }],
    [
      "lines that are missing",
      { "matrix.mtx": matrix.slice(0, -6) },
      { tag: "UnreadableFile", what: expect.stringContaining("cut short") },
    ],
    ["more lines than declared", { "matrix.mtx": `${matrix}1 2 3\n` }, { tag: "MalformedTable" }],
    [
      "a row outside",
      { "matrix.mtx": matrix.replace("2 2 7", "4 2 7") },
      { tag: "MalformedTable", place: { line: 6 } },
    ],
    ["text", { "matrix.mtx": matrix.replace("2 2 7", "2 2 x") }, { tag: "MalformedTable", place: { line: 6 } }],
    [
      "a dense matrix",
      { "matrix.mtx": matrix.replace("coordinate", "array") },
      { tag: "MalformedTable", place: { line: 1 } },
    ],
    ["an impossible count", { "matrix.mtx": matrix.replace("3 2 4", "3 2 4000000000") }, { tag: "UnreadableFile" }],
    ["a cell named twice", { "barcodes.tsv": "x\nx\n" }, { tag: "DuplicateNames" }],
    ["two matrices", { "b_matrix.mtx": matrix }, { tag: "InvalidOption", what: expect.stringContaining("2 matrices") }],
  ])("%s", async (_, files, error) => {
    const path = tenx(files as Record<string, string>);
    const place = "place" in error ? { place: expect.objectContaining(error.place as object) } : {};
    await expect(tenxFolder.read(path, {})).rejects.toMatchObject({ ...error, ...place });
  });

  test("packed text that is cut off", async () => {
    const packed = readFileSync(fixture("10x-v3/matrix.mtx.gz"));
    const path = tenx({
      "features.tsv": gunzipSync(readFileSync(fixture("10x-v3/features.tsv.gz"))).toString(),
      "barcodes.tsv": gunzipSync(readFileSync(fixture("10x-v3/barcodes.tsv.gz"))).toString(),
    });
    folder.file(packed.subarray(0, packed.length - 20), `tenx${made}/matrix.mtx`);
    await expect(tenxFolder.read(path, {})).rejects.toMatchObject({ tag: "UnreadableFile" });
  });
});
