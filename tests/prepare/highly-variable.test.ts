import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toCsr } from "../../src/data/csr.js";
import { omics } from "../../src/omics/omics.js";
import type { PlanJson } from "../../src/omics/plan.js";
import { highlyVariable } from "../../src/prepare/highly-variable.js";
import { describeWithShared, matrixOf, parityCase } from "../shared.js";
import { matrix, prepareWith, someCounts } from "./cohorts.js";

const logged = (rows: number, columns: number) => {
  const counts = someCounts(rows, columns);
  return { ...counts, values: counts.values.map((value) => Math.log1p(value)) };
};
const keptBy = async (...given: Parameters<typeof prepareWith<typeof highlyVariable>>) =>
  featureNames((await prepareWith(...given)).cohort.assays.rna!).map((name) => Number(name.slice(1)));

describeWithShared("scanpy's choice", ["fixtures/parity/single-cell.json"], () => {
  const expectedOf = (id: string) => {
    const { expected } = parityCase("single-cell", id);
    return (expected.highly_variable.data as number[]).flatMap((chosen, j) => (chosen ? [j] : []));
  };
  test.each([
    ["hvg-seurat-top", { flavour: "seurat", top: 40 }],
    ["hvg-cell_ranger-top", { flavour: "cellRanger", top: 40 }],
    ["hvg-seurat-cutoffs", { flavour: "seurat", top: null, minMean: 0.0125, maxMean: 3, minDispersion: 0.5 }],
    ["hvg-seurat_v3", { flavour: "seuratV3", top: 40 }],
  ] as const)("%s", async (id, options) => {
    const { input } = parityCase("single-cell", id);
    const values = matrixOf(input.x ?? input.counts);
    expect(await keptBy(highlyVariable, options, values)).toEqual(expectedOf(id));
    expect(await keptBy(highlyVariable, options, toCsr(values))).toEqual(expectedOf(id));
  });
});

describe("highlyVariable", () => {
  test("learns from the training rows only, and keeps the same features of other rows", async () => {
    const train = logged(30, 12);
    const other = logged(5, 12);
    const { values, cohort } = await prepareWith(highlyVariable, { top: 4 }, train, other);
    expect(values).toMatchObject({ rows: 5, columns: 4 });
    const names = featureNames(cohort.assays.rna!);
    expect(names).toEqual((await keptBy(highlyVariable, { top: 4 }, train)).map((j) => `g${j}`));
  });

  test("a constant feature cannot be judged and is never kept; the shortage is told", async () => {
    const values = logged(10, 6);
    for (let i = 0; i < 10; i++) values.values[i * 6 + 2] = 1;
    const { cohort, warnings } = await prepareWith(highlyVariable, { top: 100 }, values);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g1", "g3", "g4", "g5"]);
    expect(warnings).toEqual([
      "highlyVariable: The top 100 were asked for, but there are only 6 features, 1 of them constant; 5 are kept.",
    ]);
  });

  test("equally variable features: the first ones are kept", async () => {
    const row = (value: number) => [value, value, value, value, value];
    expect(await keptBy(highlyVariable, { top: 3 }, matrix([row(0), row(1), row(2)]))).toEqual([0, 1, 2]);
  });

  test("features that stand out where all others of their level are alike are within the cutoffs", async () => {
    const alike = [1, 1, 0, 0];
    const apart = [2, 0, 0, 0];
    const columns = [alike, apart, alike, alike, alike, apart, alike, alike, alike, apart, alike, alike];
    const values = matrix([0, 1, 2, 3].map((row) => columns.map((column) => column[row]!)));
    expect(await keptBy(highlyVariable, { flavour: "cellRanger", top: null }, values)).toEqual([1, 5, 9]);
  });

  test("without a limit of the mean, features of any mean are kept, also out of a plan's JSON", async () => {
    const values = logged(20, 8);
    for (let i = 0; i < 20; i++) values.values[i * 8] = i % 2 ? 4 : 8; // its mean is beyond the usual limit
    const options = { top: null, minMean: -1, minDispersion: -100 };
    expect(await keptBy(highlyVariable, options, values)).not.toContain(0);
    const plan = omics("counts.tsv").highlyVariable({ ...options, maxMean: null });
    const read = JSON.parse(JSON.stringify(plan.toJSON())) as PlanJson;
    expect(omics.fromJSON(read).toJSON()).toEqual(plan.toJSON());
    expect(await keptBy(highlyVariable, read.steps[0]!.options, values)).toContain(0);
  });

  test("values of the wrong kind are refused or told", async () => {
    const counts = someCounts(10, 8);
    counts.values[3] = 500;
    await expect(prepareWith(highlyVariable, { top: 3 }, counts)).rejects.toThrow(/takes log1p values.*500.*log1p\(\)/);
    const { warnings } = await prepareWith(highlyVariable, { top: 3, flavour: "seuratV3" }, logged(10, 8));
    expect(warnings[0]).toMatch(/Raw counts are expected, but .* % of the values/);
    const negative = matrix([[1, -2, 3], [2, 1, 0], [5, 6, 7]]); // prettier-ignore
    await expect(prepareWith(highlyVariable, { top: 3, flavour: "seuratV3" }, negative)).rejects.toThrow(
      /1 negative value, in sample s0, feature g1/,
    );
    const below = await prepareWith(highlyVariable, { top: 3, flavour: "cellRanger" }, negative);
    expect(below.warnings[0]).toMatch(
      /never negative, but here are others: 1 negative value, in sample s0, feature g1/,
    );
    const holey = matrix([[1, NaN, 3], [2, 1, 0]]); // prettier-ignore
    await expect(prepareWith(highlyVariable, {}, holey)).rejects.toMatchObject({ tag: "MissingValues" });
  });

  test("fewer than three features left is an error", async () => {
    const options = { top: null, minDispersion: 1000 };
    await expect(prepareWith(highlyVariable, options, logged(10, 8))).rejects.toMatchObject({ tag: "UnsuitableData" });
  });

  test.each([
    [{ top: 2 }, /"top" is 2/],
    [{ top: 10, minMean: 1 }, /exclude each other/],
    [{ top: null, flavour: "seuratV3" }, /needs "top"/],
    [{ bins: 0 }, /"bins" is 0/],
    [{ span: 2 }, /"span" is 2/],
    [{ top: null, maxMean: Infinity }, /"maxMean" is Infinity.*Use null for no limit/],
    [{ top: null, minMean: null as unknown as number }, /"minMean" is null, but a number is expected/],
    [{ top: null, minDispersion: NaN }, /"minDispersion" is NaN/],
  ] as const)("%j is refused", async (options, message) => {
    await expect(prepareWith(highlyVariable, options, logged(5, 5))).rejects.toThrow(message);
  });

  test("an unknown flavour is refused with the nearest name first", async () => {
    const options = { flavour: "seuratv3" as "seurat" };
    await expect(prepareWith(highlyVariable, options, logged(5, 5))).rejects.toThrow(/Use one of: seuratV3/);
  });
});
