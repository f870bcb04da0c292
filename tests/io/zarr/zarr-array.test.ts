import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ZarrArray } from "../../../src/io/zarr/zarr-array.js";
import { zipStore } from "../../../src/io/zarr/zarr-store.js";
import { ZarrTree } from "../../../src/io/zarr/zarr-tree.js";
import { fixture } from "../single-cell.js";

let trees: ZarrTree[];
beforeAll(async () => {
  trees = await Promise.all(
    ["v2.zarr.zip", "v3.zarr.zip"].map(async (name) => new ZarrTree(await zipStore(fixture(name)), name)),
  );
});
afterAll(() => Promise.all(trees.map((tree) => tree.close())));

test.each([0, 1])("parts of both axes are those of the whole (store %d)", async (which) => {
  const array = await trees[which]!.array("layers/counts");
  const whole = await array.numbers(0, 12);
  expect([whole.length, array.shape, array.kind]).toEqual([84, [12, 7], "integer"]);
  const part = await array.numbers(4, 11, [2, 6]);
  expect([...part]).toEqual(Array.from({ length: 28 }, (_, k) => whole[(4 + Math.floor(k / 4)) * 7 + 2 + (k % 4)]));
});

test.each([0, 1])("texts, truth values, whole numbers of 64 bits (store %d)", async (which) => {
  const at = (path: string) => trees[which]!.array(path);
  expect(await (await at("obs/note")).texts(1, 3)).toEqual(["note 1 ä", "note 2 ä"]);
  expect([...(await (await at("obs/age/mask")).numbers(0, 3))]).toEqual([0, 1, 0]);
  expect([...(await (await at("obs/total")).numbers(1, 3))]).toEqual([2 ** 33, 2 ** 34]);
  await expect((await at("obs/note")).numbers(0, 1)).rejects.toMatchObject({ tag: "UnreadableFile" });
  await expect((await at("obs/total")).texts(0, 1)).rejects.toMatchObject({ tag: "UnreadableFile" });
});

test("numbers of 16 bits keep their fractions and holes", async () => {
  // Node has no Float16Array before version 24: the library hands the same values over in another array.
  const data = Float32Array.of(0.5, NaN, -1.25);
  const source = { dtype: "float16", shape: [3], chunks: [3], getChunk: async () => ({ data, stride: [1] }) };
  const array = new ZarrArray(source as unknown as ConstructorParameters<typeof ZarrArray>[0], "X", "x.zarr");
  expect(await array.numbers(0, 3)).toEqual(data);
});
