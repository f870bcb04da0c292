import { describe, expect, test } from "@jest/globals";
import { toDense } from "../../src/data/matrix.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { openTenxH5, tenxH5 } from "../../src/io/tenx-h5-format.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";

test.each(referenceCases("10x-v3.h5", "10x-v2.h5"))(
  "%s with %j is what scanpy reads",
  async (name, options, reference) => {
    expectCohort(await cohortIn(tenxH5, fixture(name), options), reference);
  },
);

test("is recognised by what is inside", async () => {
  for (const name of ["10x-v3.h5", "10x-v2.h5"]) expect((await recogniseFile(fixture(name))).name).toBe("tenxH5");
});

test("in blocks of cells the values are the same", async () => {
  const whole = (await cohortIn(tenxH5, fixture("10x-v3.h5"))).assays.protein!;
  const source = await openTenxH5(fixture("10x-v3.h5"), { assay: "protein" });
  const values: number[] = [];
  for await (const block of source.values.blocks(5)) values.push(...toDense(block).values);
  await source.close();
  expect(values).toEqual([...toDense(whole.values).values]);
});

describe("refused", () => {
  test.each([
    [{ assay: "atac" }, "Use one of: rna, protein."],
    [{ layer: "hg19" }, "Use one of: matrix."],
  ])("%j", async (options, remedy) => {
    await expect(tenxH5.read(fixture("10x-v3.h5"), options)).rejects.toMatchObject({ tag: "UnknownName", remedy });
  });
});
