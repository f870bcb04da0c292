import { expect, test } from "@jest/globals";
import { fixedText } from "../../../src/io/hdf5/hdf5-array.js";
import { LocalHdf5File } from "../../../src/io/hdf5/local-file.js";
import { fixture } from "../single-cell.js";

async function arrayIn(name: string, path: string) {
  return (await LocalHdf5File.open(fixture(name))).array(path);
}

test.each([
  ["full.h5ad", "obs/score", "float", Float64Array],
  ["full.h5ad", "obs/small", "integer", Uint8Array],
  ["full.h5ad", "obs/total", "integer", Float64Array],
  ["full.h5ad", "obs/ok", "boolean", Int8Array],
  ["full.h5ad", "layers/half", "float", Float32Array],
  ["odd.h5ad", "X/data", "float", Float64Array],
  ["odd.h5ad", "X/indices", "integer", Uint32Array],
  ["odd.h5ad", "X/indptr", "integer", Float64Array],
] as const)("%s %s is %s", async (name, path, kind, Kind) => {
  const array = await arrayIn(name, path);
  expect(array.kind).toBe(kind);
  expect(await array.numbers(1, 3)).toBeInstanceOf(Kind);
});

test("parts of both axes, and of none", async () => {
  const array = await arrayIn("full.h5ad", "layers/counts");
  const whole = await array.numbers(0, 12);
  expect([...(await array.numbers(2, 4, [1, 3]))]).toEqual([whole[15], whole[16], whole[22], whole[23]]);
  expect([...(await array.numbers(3, 3))]).toEqual([]);
});

test("texts of any length, and of a fixed one", async () => {
  expect(await (await arrayIn("full.h5ad", "var/_index")).texts(3, 5)).toEqual(["MATR3", "ß-actin"]);
  expect(await (await arrayIn("10x-v2.h5", "GRCh38/gene_names")).texts(0, 2)).toEqual(["TP53", "MYC"]);
  expect(fixedText(Buffer.from("ab \0x"), false)).toBe("ab ");
  expect(fixedText(Buffer.from("ab  "), true)).toBe("ab");
});

test("numbers are no texts and texts no numbers", async () => {
  await expect((await arrayIn("full.h5ad", "obs/score")).texts(0, 1)).rejects.toMatchObject({ tag: "UnreadableFile" });
  await expect((await arrayIn("full.h5ad", "obs/_index")).numbers(0, 1)).rejects.toMatchObject({
    tag: "UnreadableFile",
  });
});
