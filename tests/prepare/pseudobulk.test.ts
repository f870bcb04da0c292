import { describe, expect, test } from "@jest/globals";
import { type Cohort, sampleNames } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { pseudobulk } from "../../src/prepare/pseudobulk.js";
import { bothKinds, cohortOf, matrix, prepareWith, withSamples } from "./cohorts.js";

const values = matrix([[1, 0, 2], [3, 4, 0], [5, 1, 1], [0, 2, 7]]); // prettier-ignore
const columns = {
  donor: ["p2", "p1", "p2", "p1"],
  type: ["T", "T", "B", "B"],
  site: ["lung", "skin", "lung", "skin"],
  age: [40, 61, 40, 61],
};
const cells = (table: Matrix, roles: Cohort["roles"] = {}): Cohort => ({
  ...withSamples(cohortOf(table), columns),
  roles,
});

describe("pseudobulk", () => {
  test.each(bothKinds(values))("sums the counts of a group, in order of first samples, %s", async (_kind, table) => {
    const { cohort, values: made, warnings } = await prepareWith(pseudobulk, {}, cells(table));
    expect(sampleNames(cohort)).toEqual(["p2", "p1"]);
    expect((made as Dense).values).toEqual(Float32Array.of(6, 1, 3, 3, 6, 7));
    expect(columnNames(cohort.samples)).toEqual(["sample", "donor", "site", "age", "samples"]);
    expect(texts(cohort.samples, "site")).toEqual(["lung", "skin"]);
    expect(numbers(cohort.samples, "samples")).toEqual(Float64Array.of(2, 2));
    expect(warnings).toEqual(["pseudobulk: Columns that differ within a group are dropped: type."]);
  });

  test("several columns make a group; means for logged values", async () => {
    const { cohort } = await prepareWith(pseudobulk, { by: ["donor", "type"] }, cells(values));
    expect(sampleNames(cohort)).toEqual(["p2_T", "p1_T", "p2_B", "p1_B"]);
    const { values: means } = await prepareWith(pseudobulk, { how: "mean" }, cells(values));
    expect((means as Dense).values).toEqual(Float32Array.of(3, 0.5, 1.5, 1.5, 3, 3.5));
  });

  test("a label stays where a group agrees on it, and is no guess where not", async () => {
    const { cohort } = await prepareWith(pseudobulk, {}, cells(values, { label: "site", group: "donor" }));
    expect(cohort.roles).toEqual({ label: "site", group: "donor" });
    await expect(prepareWith(pseudobulk, {}, cells(values, { label: "type" }))).rejects.toThrow(
      /differ in "type", the label of the cohort.*by: \["donor","type"\]/,
    );
  });

  test("samples on which the assay was not measured are left out", async () => {
    const base = cells(values);
    const rna = { ...base.assays.rna!, measured: Uint8Array.of(1, 1, 0, 1) };
    const { cohort } = await prepareWith(pseudobulk, {}, { ...base, assays: { rna } });
    expect((cohort.assays.rna!.values as Dense).values).toEqual(Float32Array.of(1, 0, 2, 3, 6, 7));
    const holes = matrix([[1, 0, 2], [3, 4, 0], [NaN, NaN, NaN], [0, 2, 7]]); // prettier-ignore
    const { values: same } = await prepareWith(pseudobulk, {}, { ...base, assays: { rna: { ...rna, values: holes } } });
    expect((same as Dense).values).toEqual(Float32Array.of(1, 0, 2, 3, 6, 7));
  });

  test("groups stay apart whose values are the same once joined", async () => {
    const table = withSamples(cohortOf(matrix([[1, 2], [10, 20]])), { a: ["x_y", "x"], b: ["z", "y_z"] }); // prettier-ignore
    const { cohort, values: made } = await prepareWith(pseudobulk, { by: ["a", "b"] }, table);
    expect(sampleNames(cohort)).toEqual(["x_y_z", "x_y_z-1"]);
    expect((made as Dense).values).toEqual(Float32Array.of(1, 2, 10, 20));
  });

  test("a column that is called samples already stays", async () => {
    const table = withSamples(cohortOf(matrix([[1, 2], [10, 20]])), { donor: ["a", "a"], samples: ["lung", "lung"] }); // prettier-ignore
    const { cohort } = await prepareWith(pseudobulk, {}, table);
    expect(texts(cohort.samples, "samples")).toEqual(["lung"]);
    expect([...numbers(cohort.samples, "samples_")]).toEqual([2]);
  });

  test("rows change, so a classifier needs a plan of its own", () => {
    const plan = omics("cells.tsv").samples("cells.csv", { label: "site" }).pseudobulk();
    expect(() => plan.classify("smallCnn", { recipe: "auto" })).toThrow(
      /pseudobulk: .*no fold can follow.*\.table\(\)/,
    );
  });

  test("missing values, empty groups, columns that are not there", async () => {
    const unnamed = withSamples(cohortOf(values), { donor: ["a", "", "b", "b"] });
    await expect(prepareWith(pseudobulk, {}, unnamed)).rejects.toThrow(/sample s1 is empty/);
    await expect(prepareWith(pseudobulk, {}, cohortOf(values))).rejects.toMatchObject({ tag: "UnknownName" });
    const holey = withSamples(cohortOf(matrix([[1, NaN]])), { donor: ["a"] });
    await expect(prepareWith(pseudobulk, {}, holey)).rejects.toMatchObject({ tag: "MissingValues" });
    await expect(prepareWith(pseudobulk, { by: [] }, cells(values))).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
