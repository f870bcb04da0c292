import { expect, test } from "@jest/globals";
import { assayFeatures } from "../../src/data/assay.js";
import { cohortSamples, withAssay } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { toDense } from "../../src/data/matrix.js";
import { columnNames, numbers, texts, withColumn } from "../../src/data/table.js";
import { early } from "../../src/modalities/early.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const { ctx } = listening();
const all = { assays: [], samples: [] };
const cohort = severalAssays(
  { rna: [[1, 2], [3, 4], [5, 6]], protein: [[7], [8], [9]] }, // prettier-ignore
  { rna: ["TP53", "EGFR"], protein: ["TP53"] },
);

test("features stand side by side, each with its assay", async () => {
  const made = await early.apply(cohort, await early.fit(cohortSamples(cohort, [0]), all, ctx), all, ctx);
  const { fused } = made.assays;
  expect(Object.keys(made.assays)).toEqual(["fused"]);
  expect(Array.from(toDense(fused!.values).values)).toEqual([1, 2, 7, 3, 4, 8, 5, 6, 9]);
  expect(texts(fused!.features, "feature")).toEqual(["rna:TP53", "rna:EGFR", "protein:TP53"]);
  expect(texts(fused!.features, "assay")).toEqual(["rna", "rna", "protein"]);
  expect(texts(fused!.features, "name")).toEqual(["TP53", "EGFR", "TP53"]);
});

test("some assays in an order of one's own; sparse ones as well", async () => {
  const sparse = withAssay(cohort, { ...cohort.assays["rna"]!, values: toCsr(toDense(cohort.assays["rna"]!.values)) });
  const options = { assays: ["protein", "rna"], samples: [] };
  const made = await early.apply(sparse, await early.fit(sparse, options, ctx), options, ctx);
  expect(Array.from(toDense(made.assays["fused"]!.values).values)).toEqual([7, 1, 2, 8, 3, 4, 9, 5, 6]);
});

test("features come in the fitted order, whatever the order of the new table", async () => {
  const state = await early.fit(cohort, all, ctx);
  const turned = withAssay(cohort, assayFeatures(cohort.assays["rna"]!, [1, 0]));
  expect(await early.apply(turned, state, all, ctx)).toEqual(await early.apply(cohort, state, all, ctx));
  const other = withAssay(cohort, assayFeatures(cohort.assays["rna"]!, [0]));
  expect(() => early.apply(other, state, all, ctx)).toThrow(/1 missing \(EGFR\)/);
});

test("columns of the feature tables are kept, with gaps where an assay does not have them", async () => {
  const rna = cohort.assays["rna"]!;
  const features = withColumn(withColumn(rna.features, "start", [100, 200]), "chromosome", ["1", "2"]);
  const known = withAssay(cohort, { ...rna, features });
  const made = await early.apply(known, await early.fit(known, all, ctx), all, ctx);
  const table = made.assays["fused"]!.features;
  expect(columnNames(table)).toEqual(["feature", "assay", "name", "start", "chromosome"]);
  expect([...numbers(table, "start")]).toEqual([100, 200, NaN]);
  expect(texts(table, "chromosome")).toEqual(["1", "2", ""]);
});

test("a sample that lacks an assay is refused, with both ways out", async () => {
  const holes = severalAssays({ rna: [[1], [2]], protein: [[7], null] });
  const state = await early.fit(holes, all, ctx);
  expect(() => early.apply(holes, state, all, ctx)).toThrow(
    expect.objectContaining({
      tag: "MissingValues",
      message: expect.stringMatching(/completeCases.*imputeModalities/),
    }),
  );
  const rna = { assays: ["rna"], samples: [] };
  expect(() => early.apply(holes, { assays: [{ name: "rna", features: ["r0"] }] }, rna, ctx)).not.toThrow();
});
