import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { annDataValues } from "../../../src/io/anndata/values.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { fixture } from "../single-cell.js";

let file: Hdf5File;
beforeAll(async () => (file = await Hdf5File.open(fixture("full.h5ad"))));
afterAll(() => file.close());

test.each([
  ["X", "csr", [12, 7]],
  ["layers/counts", "dense", [12, 7]],
  ["raw/X", "csr", [12, 9]],
] as const)("%s", async (path, kind, [rows, columns]) => {
  expect(await annDataValues(file, path, [rows, columns])).toMatchObject({ kind, rows, columns });
});

test.each([
  ["X", [12, 8], 'The shape of "X" is 12 × 7, but there are 12 rows in obs and 8 in var.'],
  ["layers/counts", [11, 7], "12 × 7"],
  ["obs/note", [12, 1], "holds texts"],
  ["uns", [12, 7], 'it has no "indptr"'],
] as const)("%s as %j is refused", async (path, shape, what) => {
  await expect(annDataValues(file, path, shape)).rejects.toMatchObject({
    tag: "MalformedTable",
    what: expect.stringContaining(what),
  });
});
