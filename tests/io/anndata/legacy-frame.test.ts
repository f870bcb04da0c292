import { expect, test } from "@jest/globals";
import { legacyFrame } from "../../../src/io/anndata/legacy-frame.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { fixture } from "../single-cell.js";

test("records become columns, codes their categories", async () => {
  const file = await Hdf5File.open(fixture("anndata-06.h5ad"));
  const { names, columns } = await legacyFrame(file, "obs");
  expect(names.slice(0, 2)).toEqual(["cell-0", "cell-1"]);
  expect(Object.fromEntries(Array.from(columns, ([name, column]) => [name, [...column].slice(0, 4)]))).toEqual({
    type: ["", "B", "T", ""],
    n: [0, 0.5, 1, 1.5],
  });
  await expect(legacyFrame(file, "X/data")).rejects.toMatchObject({ tag: "MalformedTable" });
  await file.close();
});

test("names of variable length are refused in words", async () => {
  const tree = {
    file: "old.h5ad",
    metadata: async () => ({
      size: 16,
      compound_type: { members: [{ name: "index", type: 3, vlen: true, size: 16 }] },
    }),
    array: async () => ({ shape: [1], bytes: async () => new Uint8Array(16) }),
  };
  await expect(legacyFrame(tree as unknown as Hdf5File, "obs")).rejects.toMatchObject({
    tag: "UnreadableFile",
    what: '"obs" has names of variable length, written by anndata 0.6.',
  });
});
