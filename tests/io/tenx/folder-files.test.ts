import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { matrixNames, namesBeside, tenxFiles } from "../../../src/io/tenx/folder-files.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
for (const name of ["a_matrix.mtx.gz", "a_features.tsv.gz", "a_barcodes.tsv", "b_matrix.mtx", "b_genes.tsv"])
  folder.file("x", name);

test("the three files share what stands before their names", async () => {
  const at = (name: string) => join(folder.path, name);
  expect(await tenxFiles(at("a_matrix.mtx.gz"), false)).toEqual({
    matrix: at("a_matrix.mtx.gz"),
    features: at("a_features.tsv.gz"),
    barcodes: at("a_barcodes.tsv"),
  });
  await expect(tenxFiles(at("b_matrix.mtx"), false)).rejects.toMatchObject({
    tag: "FileNotFound",
    what: "The folder has no b_barcodes.tsv beside b_matrix.mtx.",
  });
  await expect(tenxFiles(folder.path, true)).rejects.toMatchObject({
    tag: "InvalidOption",
    what: "The folder holds 2 matrices: a_matrix.mtx.gz, b_matrix.mtx.",
  });
});

test("matrices are known by their names", () => {
  expect(matrixNames(["matrix.mtx", "x_matrix.MTX.gz", "matrix.mtx.bak", "other.mtx"])).toEqual([
    "matrix.mtx",
    "x_matrix.MTX.gz",
  ]);
});

test("what belongs to a matrix goes by its prefix", () => {
  const names = ["matrix.mtx", "features.tsv", "A_matrix.mtx.gz", "A_genes.tsv.gz", "A_barcodes.tsv", "A_notes.tsv"];
  expect(namesBeside("A_matrix.mtx.gz", names)).toEqual(["A_genes.tsv.gz", "A_barcodes.tsv"]);
  expect(namesBeside("matrix.mtx", names)).toEqual(["features.tsv"]);
});
