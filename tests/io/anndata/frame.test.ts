import { expect, test } from "@jest/globals";
import { type Column, columnNames } from "../../../src/data/table.js";
import { frameTable, readFrame } from "../../../src/io/anndata/frame.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { fixture } from "../single-cell.js";

test("columns come in the order that the file tells", async () => {
  const file = await Hdf5File.open(fixture("full.h5ad"));
  const { names, columns, skipped } = await readFrame(file, "obs");
  expect([names.length, [...columns.keys()], skipped]).toEqual([
    12,
    ["type", "patient", "ok", "age", "smoker", "score", "total", "small", "note", "sample"],
    [],
  ]);
  await expect(readFrame(file, "none")).rejects.toMatchObject({ tag: "UnsuitableData" });
  await expect(readFrame(file, "layers/counts")).rejects.toMatchObject({ tag: "MalformedTable" });
  await expect(readFrame(file, "uns")).rejects.toMatchObject({ tag: "MalformedTable" });
  await file.close();
});

test("a column that is called as the names are makes room", () => {
  const columns = new Map<string, Column>([
    ["sample", ["x"]],
    ["n", [1]],
  ]);
  expect(columnNames(frameTable("sample", ["a"], columns))).toEqual(["sample", "sample_", "n"]);
});
