import { expect, test } from "@jest/globals";
import { openH5ad } from "../../src/io/h5ad-format.js";
import { wholeCohort } from "../../src/io/whole-cohort.js";
import { tableOf } from "../../src/data/table.js";
import { expectCohort, fixture, referenceCases } from "./single-cell.js";

test("blocks become a cohort in which every sample was measured", async () => {
  const source = await openH5ad(fixture("csc.h5ad"));
  const cohort = await wholeCohort(source, "file", {});
  expectCohort(cohort, referenceCases("csc.h5ad")[0]![2]);
  expect(cohort.assays.rna!.measured).toEqual(new Uint8Array(12).fill(1));
  const twice = { ...source, features: tableOf({ feature: ["a", "b", "c", "d", "e", "f", "a"] }) };
  await expect(wholeCohort(twice, "file", {})).rejects.toMatchObject({ tag: "DuplicateNames" });
  expect((await wholeCohort(twice, "file", { duplicates: "sum" })).assays.rna!.values.columns).toBe(6);
  await source.close();
});
