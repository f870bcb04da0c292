import { expect, test } from "@jest/globals";
import { Hdf5File } from "../../../src/io/hdf5/hdf5-file.js";
import { LocalHdf5File } from "../../../src/io/hdf5/local-file.js";
import { fixture } from "../single-cell.js";

test("says from its thread what the file on this one says", async () => {
  const [there, here] = [await Hdf5File.open(fixture("full.h5ad")), await LocalHdf5File.open(fixture("full.h5ad"))];
  expect(await there.namesIn("obs")).toEqual(await here.namesIn("obs"));
  expect(await there.attributes("X")).toEqual(await here.attributes("X"));
  expect([await there.kindOf("X"), await there.kindOf("none")]).toEqual(["group", undefined]);
  const [far, near] = [await there.array("layers/counts"), await here.array("layers/counts")];
  expect(far).toMatchObject({ shape: near.shape, chunks: near.chunks, kind: near.kind, path: near.path });
  const numbers = await far.numbers(0, 3, [1, 3]);
  expect(numbers).toBeInstanceOf(Float64Array);
  expect(numbers).toEqual(await near.numbers(0, 3, [1, 3]));
  expect(await (await there.array("var/_index")).texts(0, 2)).toEqual(["TP53", "MYC"]);
  await Promise.all([there.close(), here.close()]);
});

test("errors keep their tag, place and remedy", async () => {
  const file = await Hdf5File.open(fixture("lzf.h5ad"));
  await expect(file.array("X/data")).rejects.toMatchObject({
    tag: "UnreadableFile",
    place: { file: fixture("lzf.h5ad") },
  });
  await file.close();
  await expect(Hdf5File.open("/no/such/file")).rejects.toMatchObject({ tag: "FileNotFound" });
});
