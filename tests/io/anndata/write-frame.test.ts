import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { tableOf } from "../../../src/data/table.js";
import { readFrame } from "../../../src/io/anndata/frame.js";
import { writeFrame } from "../../../src/io/anndata/write-frame.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { Hdf5Writer } from "../../../src/io/hdf5/hdf5-writer.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

test("texts that repeat are categories, others texts, numbers numbers", async () => {
  const path = join(folder.path, "a.h5");
  const writer = await Hdf5Writer.create(path);
  writer.group("", {});
  const columns = { type: ["x", "", "x"], note: ["a", "b", "c"], n: [1, null, 3], i: Int32Array.of(1, 2, 3) };
  writeFrame(writer, "obs", tableOf({ sample: ["p", "q", "r"], ...columns, sample_: ["s", "t", "t"] }), "sample");
  writer.close();
  const file = await Hdf5File.open(path);
  expect(await readFrame(file, "obs")).toEqual({
    names: ["p", "q", "r"],
    columns: new Map(Object.entries({ ...columns, sample: ["s", "t", "t"] })),
    skipped: [],
  });
  expect((await file.attributes("obs/type"))["encoding-type"]).toBe("categorical");
  expect((await file.attributes("obs/note"))["encoding-type"]).toBe("string-array");
  await file.close();
});

test.each(["a/b", ".", "_index"])("a column called %s is refused", async (name) => {
  const writer = await Hdf5Writer.create(join(folder.path, "b.h5"));
  expect(() => writeFrame(writer, "obs", tableOf({ sample: ["p"], [name]: ["x"] }), "sample")).toThrow(
    expect.objectContaining({ tag: "Unwritable", place: { column: name } }),
  );
  writer.close();
});
