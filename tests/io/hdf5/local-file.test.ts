import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { LocalHdf5File } from "../../../src/io/hdf5/local-file.js";
import { fixture } from "../single-cell.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
let file: LocalHdf5File;
beforeAll(async () => (file = await LocalHdf5File.open(fixture("full.h5ad"))));
afterAll(() => file.close());

test("tells what is where", async () => {
  expect(await Promise.all(["", "X", "X/data", "none", "X/none"].map((path) => file.kindOf(path)))).toEqual([
    "group",
    "group",
    "array",
    undefined,
    undefined,
  ]);
  expect(await file.namesIn("X")).toEqual(["data", "indices", "indptr"]);
});

test("attributes are plain values", async () => {
  expect(await file.attributes("X")).toEqual({
    "encoding-type": "csr_matrix",
    "encoding-version": "0.1.0",
    shape: [12, 7],
  });
  expect((await file.attributes("obs"))["column-order"]).toContain("patient");
  expect((await file.attributes("obs/type")).ordered).toBe(0);
});

test("a reference among attributes is null", async () => {
  const old = await LocalHdf5File.open(fixture("anndata-07.h5ad"));
  expect(await old.attributes("obs/type")).toEqual({ categories: null });
  await old.close();
});

test.each([
  ["text", "genes"],
  ["a head alone", Buffer.from("894844460d0a1a0a0000", "hex")],
])("what cannot be opened is told: %s", async (_, content) => {
  await expect(LocalHdf5File.open(folder.file(content))).rejects.toMatchObject({ tag: "UnreadableFile" });
});

test("paths that are not there are told", async () => {
  for (const ask of [file.namesIn("none"), file.attributes("none"), file.array("none")])
    await expect(ask).rejects.toMatchObject({ tag: "UnreadableFile" });
});
