import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Hdf5Writer } from "../../../src/io/hdf5/hdf5-writer.js";
import { LocalHdf5File } from "../../../src/io/hdf5/local-file.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

test.each([true, false])("what is written is read back, gzip %s", async (gzip) => {
  const path = join(folder.path, `a${gzip}.h5`);
  const writer = await Hdf5Writer.create(path, { gzip });
  writer.group("", { one: "text", several: ["a", "ß"], none: [], number: 3, wide: BigInt64Array.of(5n, -(2n ** 40n)) });
  writer.group("g", {});
  writer.numbers("g/n", Int32Array.of(1, -2, 3), { unit: "m" });
  writer.texts("g/t", ["x", "", "ß".repeat(300)]);
  const growing = writer.growing("g/m", new Float32Array(0), 2);
  growing.append(Float32Array.of(1, 2));
  growing.append(Float32Array.of(3, 4, 5, NaN));
  writer.close();

  const file = await LocalHdf5File.open(path);
  expect(await file.attributes("")).toEqual({
    one: "text",
    several: ["a", "ß"],
    none: [],
    number: 3,
    wide: [5, -(2 ** 40)],
  });
  expect(await file.attributes("g/n")).toEqual({ unit: "m" });
  expect(await (await file.array("g/n")).numbers(0, 3)).toEqual(Int32Array.of(1, -2, 3));
  expect(await (await file.array("g/t")).texts(0, 3)).toEqual(["x", "", "ß".repeat(300)]);
  const matrix = await file.array("g/m");
  expect(matrix.shape).toEqual([3, 2]);
  expect(await matrix.numbers(0, 3)).toEqual(Float32Array.of(1, 2, 3, 4, 5, NaN));
  await file.close();
});

test("a place that cannot be written is told", async () => {
  await expect(Hdf5Writer.create(join(folder.path, "none/a.h5"))).rejects.toMatchObject({ tag: "Unwritable" });
});
