import { describe, expect, test } from "@jest/globals";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { type Dense, dense } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { combat } from "../../src/prepare/combat.js";
import { describeWithShared, parityCase } from "../shared.js";
import { bothKinds, cohortOf, matrix, prepareWith, withSamples } from "./cohorts.js";
import { expectMatrix, matrixOf, prepareReference } from "./reference.js";

const { batches } = prepareReference;
const values = matrixOf(batches.values);
const annotated = (table: Matrix): Cohort =>
  withSamples(cohortOf(table), { batch: batches.batch, tissue: batches.tissue, age: batches.age });
const corrected = async (given: Partial<typeof combat.defaults>, table: Matrix = values) =>
  (await prepareWith(combat, given, annotated(table))).values;
/** Float32 rounds the result once; the references sum in another order. */
const close = { rtol: 2e-7, atol: 2e-6 };

describe("combat with pycombat's divisors", () => {
  test.each([
    ["population", {}],
    ["populationNonparametric", { parametric: false }],
    ["populationMeanOnly", { meanOnly: true }],
    ["populationTissue", { covariates: ["tissue"] }],
  ])("%s", async (reference, options) => {
    expectMatrix(await corrected({ variance: "population", ...options }), batches[reference], close);
  });
});

describe("combat with sva's divisors", () => {
  test.each([true, false])("categories and numbers kept, parametric: %p", async (parametric) => {
    const reference = batches[parametric ? "sampleCovariates" : "sampleNonparametric"];
    for (const [, table] of bothKinds(values))
      expectMatrix(await corrected({ covariates: ["tissue", "age"], parametric }, table), reference, close);
  });
});

describeWithShared("scanpy's combat", ["fixtures/parity/preprocess.json"], () => {
  test("the same up to its mixture of divisors", async () => {
    const { input, expected } = parityCase("preprocess", "combat");
    const cohort = withSamples(cohortOf(matrixOf(input.x)), { batch: input.batch.data });
    // scanpy divides one of three variances by n; the mean over batches of the shrinkage moves by that.
    expectMatrix((await prepareWith(combat, {}, cohort)).values, expected.corrected, { rtol: 0, atol: 0.03 });
  });
});

describe("new samples", () => {
  test("of a known batch are corrected by what was learnt, whoever comes with them", async () => {
    const whole = annotated(values);
    const { values: all } = await prepareWith(combat, { covariates: ["age"] }, whole);
    const { values: two } = await prepareWith(combat, { covariates: ["age"] }, whole, cohortSamples(whole, [7, 3]));
    const rows = (all as Dense).values;
    expect((two as Dense).values).toEqual(
      Float32Array.of(...rows.subarray(7 * 16, 8 * 16), ...rows.subarray(3 * 16, 4 * 16)),
    );
  });

  const other = (batch: string, tissue: string) =>
    withSamples(cohortOf(dense(1, 16)), { batch: [batch], tissue: [tissue], age: Float64Array.of(50) });

  test("of an unknown batch or category are refused, the known ones named", async () => {
    const given = { covariates: ["tissue"] };
    await expect(prepareWith(combat, given, annotated(values), other("d", "lung"))).rejects.toThrow(
      /no batch in the training samples called "d".*Use one of: a, b, c/,
    );
    await expect(prepareWith(combat, given, annotated(values), other("a", "liver"))).rejects.toMatchObject({
      tag: "UnknownName",
    });
    await expect(prepareWith(combat, given, annotated(values), cohortOf(dense(1, 16)))).rejects.toThrow(
      /no column "batch"/,
    );
  });
});

describe("what combat cannot do", () => {
  const small = (batch: string[], more: Record<string, string[]> = {}) =>
    withSamples(
      cohortOf(
        dense(
          6,
          4,
          Float32Array.from({ length: 24 }, (_, k) => (k * 7) % 11),
        ),
      ),
      { batch, ...more },
    );

  test("a batch of one", async () => {
    await expect(prepareWith(combat, {}, small(["a", "a", "a", "b", "b", "c"]))).rejects.toThrow(
      /Batch "c" has one training sample/,
    );
  });

  test("one batch, an unnamed batch", async () => {
    await expect(prepareWith(combat, {}, small(Array<string>(6).fill("a")))).rejects.toThrow(/of one batch/);
    await expect(prepareWith(combat, {}, small(["a", "a", "", "b", "b", "b"]))).rejects.toThrow(/sample s2 is empty/);
  });

  test("covariates that follow from the batches", async () => {
    const cohort = small(["a", "a", "a", "b", "b", "b"], { tissue: ["x", "x", "x", "y", "y", "y"] });
    await expect(prepareWith(combat, { covariates: ["tissue"] }, cohort)).rejects.toThrow(/follow from the batches/);
  });

  test("a feature that is constant within a batch is left as it is, and counted", async () => {
    const rows = [[1, 5, 2, 9], [2, 5, 4, 7], [3, 5, 3, 8], [5, 5, 7, 3], [7, 6, 9, 2], [6, 7, 8, 5]]; // prettier-ignore
    const cohort = withSamples(cohortOf(matrix(rows)), { batch: ["a", "a", "a", "b", "b", "b"] });
    const { values: made, warnings } = await prepareWith(combat, {}, cohort);
    expect([0, 1, 2, 3, 4, 5].map((i) => (made as Dense).values[4 * i + 1])).toEqual(rows.map((row) => row[1]));
    expect(warnings).toEqual(["combat: 1 of 4 features are constant within a batch; they are left as they are."]);
    const flat = withSamples(cohortOf(matrix(rows.map(([a, b]) => [a!, b!, 1]))), {
      batch: ["a", "a", "a", "b", "b", "b"],
    });
    await expect(prepareWith(combat, {}, flat)).rejects.toThrow(/1 of 3 features vary within every batch/);
  });

  test("features that are multiples of each other have batches taken out of them, not NaN put in", async () => {
    const rows = [1, 2, 4, 7, 3, 5].map((value) => [value, 2 * value, 4 * value]);
    const cohort = withSamples(cohortOf(matrix(rows)), { batch: ["a", "a", "a", "b", "b", "b"] });
    const { values: made } = await prepareWith(combat, {}, cohort);
    const first = (made as Dense).values.filter((_, at) => at % 3 === 0);
    expect((first[0]! + first[1]! + first[2]!) / 3).toBeCloseTo(22 / 6, 5);
    expect((first[3]! + first[4]! + first[5]!) / 3).toBeCloseTo(22 / 6, 5);
    expect((made as Dense).values.filter((_, at) => at % 3 === 2)).toEqual(first.map((value) => 4 * value));
  });

  test("missing values, and options that contradict each other", async () => {
    const holey = withSamples(cohortOf(matrix([[1, NaN, 2]])), { batch: ["a"] });
    await expect(prepareWith(combat, {}, holey)).rejects.toMatchObject({ tag: "MissingValues" });
    const twice = { covariates: ["batch"] };
    await expect(prepareWith(combat, twice, annotated(values))).rejects.toThrow(/batch and covariate at once/);
    const text = { covariates: "age" as unknown as string[] };
    await expect(prepareWith(combat, text, annotated(values))).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("it cannot be judged on samples whose label it needs", () => {
    const { defaults } = combat;
    expect(combat.transductive!({ ...defaults, covariates: ["tissue"] }, "tissue")).toMatch(/reads "tissue"/);
    expect(combat.transductive!({ ...defaults, covariates: ["age"] }, "tissue")).toBeUndefined();
  });
});
