import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { toDense } from "../../src/data/matrix.js";
import { columnNames, texts } from "../../src/data/table.js";
import { Hdf5Writer } from "../../src/io/hdf5/hdf5-writer.js";
import { loom, openLoom } from "../../src/io/loom-format.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test.each(referenceCases("example.loom"))("%s with %j is what scanpy reads", async (name, options, reference) => {
  expectCohort(await cohortIn(loom, fixture(name), options), reference);
});

test("is recognised by what is inside", async () => {
  expect((await recogniseFile(fixture("example.loom"))).name).toBe("loom");
});

test("in blocks of cells the values are the same", async () => {
  const whole = (await cohortIn(loom, fixture("example.loom"))).assays.rna!;
  const source = await openLoom(fixture("example.loom"));
  const values: number[] = [];
  for await (const block of source.values.blocks(5)) values.push(...toDense(block).values);
  await source.close();
  expect(values).toEqual([...toDense(whole.values).values]);
});

test("attributes called by numbers come in the order of the file", async () => {
  const path = join(folder.path, "years.loom");
  const writer = await Hdf5Writer.create(path);
  for (const group of ["row_attrs", "col_attrs"]) writer.group(group, {});
  writer.growing("matrix", new Float32Array(0), 2).append(Float32Array.of(1, 2));
  writer.texts("row_attrs/Gene", ["TP53"]);
  for (const name of ["7", "2019", "CellID", "age"]) writer.texts(`col_attrs/${name}`, [`${name} 1`, `${name} 2`]);
  writer.close();
  const { samples } = await cohortIn(loom, path);
  expect(columnNames(samples)).toEqual(["sample", "2019", "7", "age"]);
  expect(texts(samples, "7")).toEqual(["7 1", "7 2"]);
});

test("a layer that is not there is refused", async () => {
  await expect(loom.read(fixture("example.loom"), { layer: "unspliced" })).rejects.toMatchObject({
    tag: "UnknownName",
    remedy: "Use one of: spliced.",
  });
});
