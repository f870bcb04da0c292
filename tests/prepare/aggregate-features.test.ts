import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import type { Cohort } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import { type Matrix, toDense } from "../../src/data/matrix.js";
import { columnNames, texts, withColumn } from "../../src/data/table.js";
import { aggregateFeatures } from "../../src/prepare/aggregate-features.js";
import { bothKinds, cohortOf, matrix, prepareWith } from "./cohorts.js";

const genes = ["A", "B", "A", "", "C", "B", "A"];
const values = matrix([
  [1, 5, 8, 9, 4, 5, 3],
  [2, 7, 6, 9, 4, 7, 4],
]);

function annotated(table: Matrix, column = "gene"): Cohort {
  const cohort = cohortOf(table);
  const rna = cohort.assays.rna!;
  return { ...cohort, assays: { rna: { ...rna, features: withColumn(rna.features, column, genes) } } };
}

describe("aggregateFeatures", () => {
  test.each(bothKinds(values))(
    "the probe of highest training mean, of equal ones the first, %s",
    async (_kind, table) => {
      const other = annotated(matrix([[9, 1, 2, 3, 4, 6, 7]]));
      const { cohort, values: made, warnings } = await prepareWith(aggregateFeatures, {}, annotated(table), other);
      expect(toDense(made).values).toEqual(Float32Array.of(2, 1, 4));
      expect(featureNames(cohort.assays.rna!)).toEqual(["A", "B", "C"]);
      expect(texts(cohort.assays.rna!.features, "gene")).toEqual(["A", "B", "C"]);
      expect(warnings).toEqual(["aggregateFeatures: 1 of 7 features have no name to go to and are dropped: g3."]);
      expect((await prepareWith(aggregateFeatures, {}, annotated(table))).values.kind).toBe(table.kind);
    },
  );

  test.each([
    ["median", [3, 5, 4, 4, 7, 4]],
    ["mean", [4, 5, 4, 4, 7, 4]],
    ["sum", [12, 10, 4, 12, 14, 4]],
  ] as const)("%s of the probes, sample by sample", async (how, expected) => {
    const { cohort, values: made } = await prepareWith(aggregateFeatures, { how }, annotated(values));
    expect((made as Dense).values).toEqual(Float32Array.of(...expected));
    expect(columnNames(cohort.assays.rna!.features)).toEqual(["feature"]);
  });

  test("missing values are left out; where all are missing the gene is", async () => {
    const holey = matrix([[NaN, NaN, 8, 0, NaN, 5, 3], [NaN, NaN, 6, 0, 1, 7, 4]]); // prettier-ignore
    const median = await prepareWith(aggregateFeatures, { how: "median" }, annotated(holey));
    expect((median.values as Dense).values).toEqual(Float32Array.of(5.5, 5, NaN, 5, 7, 1));
    const most = await prepareWith(aggregateFeatures, {}, annotated(holey));
    expect((most.values as Dense).values).toEqual(Float32Array.of(8, 5, NaN, 6, 7, 1));
  });

  test("a mapping takes the column's place", async () => {
    const mapping = { g0: "X", g1: "Y", g2: "Z", g4: "X" };
    const { cohort } = await prepareWith(aggregateFeatures, { mapping, how: "sum" }, values);
    expect(featureNames(cohort.assays.rna!)).toEqual(["X", "Y", "Z"]);
    expect((cohort.assays.rna!.values as Dense).values).toEqual(Float32Array.of(5, 5, 8, 6, 7, 6));
  });

  test("no such column, too few genes, a wrong option", async () => {
    await expect(prepareWith(aggregateFeatures, {}, values)).rejects.toMatchObject({ tag: "UnknownName" });
    const two = { mapping: { g0: "X", g1: "Y" } };
    await expect(prepareWith(aggregateFeatures, two, values)).rejects.toThrow(
      /2 of 7 features are left.*Check mapping/,
    );
    const how = "max" as "mean";
    await expect(prepareWith(aggregateFeatures, { how }, values)).rejects.toThrow(/Use one of/);
    const wrong = { mapping: { g0: 1 } as unknown as Record<string, string> };
    await expect(prepareWith(aggregateFeatures, wrong, values)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
