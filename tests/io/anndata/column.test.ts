import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { coded, columnTexts, numberColumn, readColumn, truthTexts } from "../../../src/io/anndata/column.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { fixture } from "../single-cell.js";

let file: Hdf5File;
beforeAll(async () => (file = await Hdf5File.open(fixture("full.h5ad"))));
afterAll(() => file.close());

test.each([
  ["obs/type", ["B", "T", "", "NK"]],
  ["obs/patient", ["2", "10", "2", "2"]],
  ["obs/ok", ["true", "false", "true", "false"]],
  ["obs/smoker", ["true", "", "false", "true"]],
  ["obs/age", [30, null, 50, 30]],
  ["obs/score", [0.5, null, -1.25, 0.5]],
  ["obs/note", ["note 0 ä", "note 1 ä", "note 2 ä", "note 3 ä"]],
])("%s", async (path, first) => {
  expect([...(await readColumn(file, path))!].slice(0, 4)).toEqual(first);
});

test.each(["obsm/X_pca", "obs/none", "X", "uns"])("%s is no column", async (path) => {
  expect(await readColumn(file, path)).toBeUndefined();
});

test("codes without a category are missing, numbers keep their type where a column has it", () => {
  expect(coded(Int8Array.of(0, -1, 5, 1), ["a", "b"])).toEqual(["a", "", "", "b"]);
  expect(numberColumn(Uint32Array.of(2 ** 32 - 1))).toEqual(Float64Array.of(2 ** 32 - 1));
  expect(numberColumn(Int8Array.of(-1))).toEqual(Int32Array.of(-1));
  expect(numberColumn(Float32Array.of(1, NaN))).toEqual([1, null]);
  expect(truthTexts(Uint8Array.of(0, 1))).toEqual(["false", "true"]);
  expect(columnTexts([1, null, 2])).toEqual(["1", "", "2"]);
});
