import { expect, test } from "@jest/globals";
import { openAnnData } from "../../../src/io/anndata/open-anndata.js";
import type { ArrayTree } from "../../../src/io/array-tree.js";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { fixture } from "../single-cell.js";

/** The tree without some of its paths. */
function without(tree: ArrayTree, ...gone: string[]): ArrayTree {
  const has = (path: string) => !gone.some((one) => path === one || path.startsWith(`${one}/`));
  return {
    file: tree.file,
    kindOf: async (path) => (has(path) ? tree.kindOf(path) : undefined),
    namesIn: async (path) => (await tree.namesIn(path)).filter((name) => has(`${path}/${name}`)),
    attributes: (path) => tree.attributes(path),
    array: (path) => tree.array(path),
    close: () => tree.close(),
  };
}

test("without X a layer has to be chosen", async () => {
  const tree = await Hdf5File.open(fixture("full.h5ad"));
  await expect(openAnnData(without(tree, "X"))).rejects.toMatchObject({
    tag: "UnsuitableData",
    remedy: 'Choose a layer: { layer: "counts" }. There are: counts, half.',
  });
  expect((await openAnnData(without(tree, "X"), { layer: "half" })).notes).toContain("read: layers/half");
  await expect(openAnnData(without(tree, "X", "layers"))).rejects.toMatchObject({ remedy: "Write it again." });
  await tree.close();
});

test("columns that are no columns are told", async () => {
  const tree = await Hdf5File.open(fixture("full.h5ad"));
  expect((await openAnnData(without(tree, "obs/age/mask"))).notes).toContain(
    "columns of obs that are neither numbers nor texts, left out: age",
  );
  await tree.close();
});
