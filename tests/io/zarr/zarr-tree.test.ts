import { expect, test } from "@jest/globals";
import { zipStore } from "../../../src/io/zarr/zarr-store.js";
import { ZarrTree } from "../../../src/io/zarr/zarr-tree.js";
import { fixture } from "../single-cell.js";

test.each(["v2.zarr.zip", "v3.zarr.zip"])("%s: what is where, and what is known of it", async (name) => {
  const tree = new ZarrTree(await zipStore(fixture(name)), name);
  expect(await Promise.all(["", "X", "X/data", "none"].map((path) => tree.kindOf(path)))).toEqual([
    "group",
    "group",
    "array",
    undefined,
  ]);
  expect(await tree.namesIn("X")).toEqual(["data", "indices", "indptr"]);
  expect(await tree.attributes("X")).toMatchObject({ "encoding-type": "csr_matrix", shape: [12, 7] });
  expect((await tree.array("X/indptr")).shape).toEqual([13]);
  await expect(tree.array("X")).rejects.toMatchObject({ tag: "UnreadableFile", what: 'There is no array "X".' });
  await tree.close();
});

test("names may hold signs that have a meaning in addresses", async () => {
  const files: Readonly<Record<string, string>> = {
    "zarr.json": '{"node_type":"group"}',
    "a#b %/zarr.json":
      '{"zarr_format":3,"node_type":"array","shape":[2],"data_type":"int8","chunk_grid":{"name":"regular","configuration":{"chunk_shape":[2]}},"chunk_key_encoding":{"name":"default","configuration":{"separator":"/"}},"fill_value":0,"codecs":[{"name":"bytes"}],"attributes":{}}',
    "a#b %/c/0": "\x05\x07",
  };
  const store = {
    read: (key: string) =>
      Promise.resolve(files[key] === undefined ? undefined : Uint8Array.from(Buffer.from(files[key]))),
    list: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  const array = await new ZarrTree(store, "f").array("a#b %");
  expect([...(await array.numbers(0, 2))]).toEqual([5, 7]);
});

test("a description that is none is refused", async () => {
  for (const text of ["{", "[]", '{"node_type":"table"}']) {
    const store = {
      read: () => Promise.resolve(Uint8Array.from(Buffer.from(text))),
      list: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    };
    await expect(new ZarrTree(store, "f").kindOf("X")).rejects.toMatchObject({ tag: "UnreadableFile" });
  }
});
