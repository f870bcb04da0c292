import { expect, test } from "@jest/globals";
import { toDense } from "../../src/data/matrix.js";
import { loom, openLoom } from "../../src/io/loom-format.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";

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

test("a layer that is not there is refused", async () => {
  await expect(loom.read(fixture("example.loom"), { layer: "unspliced" })).rejects.toMatchObject({
    tag: "UnknownName",
    remedy: "Use one of: spliced.",
  });
});
