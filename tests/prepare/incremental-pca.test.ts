import { beforeAll, describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { toDense } from "../../src/data/matrix.js";
import { pca } from "../../src/embed/pca.js";
import { openEngine } from "../../src/engine/open.js";
import type { Engine } from "../../src/engine/engine.js";
import { incrementalPca } from "../../src/prepare/incremental-pca.js";
import { cohortOf, listening, matrix, someCounts } from "./cohorts.js";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
const context = () => {
  const { ctx, warnings } = listening();
  return { ctx: { ...ctx, engine }, warnings };
};

describe.each([
  ["dense", someCounts(60, 12)],
  ["sparse", toCsr(someCounts(60, 12))],
])("of %s values", (_kind, values) => {
  test("the axes are those of the exact principal component analysis", async () => {
    const { ctx, warnings } = context();
    const options = { assay: "", components: 4 };
    const cohort = cohortOf(values);
    const { learnt, ...state } = await incrementalPca.fit(cohort, options, ctx);
    const whole = toDense(values);
    const reference = pca(
      { ...whole, values: Float64Array.from(whole.values) },
      { components: 4, solver: "exact" },
      ctx,
    );
    const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 6) =>
      Array.from(expected).forEach((value, i) => expect(actual[i]).toBeCloseTo(value, digits));
    close(learnt.components.values, reference.components.values);
    close(learnt.explainedVariance, reference.explainedVariance);
    close(learnt.explainedVarianceRatio, reference.explainedVarianceRatio);
    const { rna } = (await incrementalPca.apply(cohort, { learnt, ...state }, options, ctx)).assays;
    close(toDense(rna!.values).values, reference.scores.values, 3);
    expect([rna!.values.columns, rna!.features.getChild("feature")!.get(3)]).toEqual([4, "PC4"]);
    expect(warnings).toEqual([]);
  });
});

test("sparse values of many rows are summed up as they are in dense ones", async () => {
  const { ctx } = context();
  const many = someCounts(6000, 70); // more entries than are taken together, more features than a tile has
  const options = { assay: "", components: 3 };
  const learn = async (values: typeof many | ReturnType<typeof toCsr>) =>
    (await incrementalPca.fit(cohortOf(values), options, ctx)).learnt;
  const [sparse, whole] = [await learn(toCsr(many)), await learn(many)];
  expect(toCsr(many).values.length).toBeGreaterThan(200_000);
  expect(sparse.mean).toEqual(whole.mean);
  sparse.components.values.forEach((value, i) => expect(value).toBeCloseTo(whole.components.values[i]!, 9));
  expect(sparse.explainedVarianceRatio[0]! / whole.explainedVarianceRatio[0]!).toBeCloseTo(1, 10);
});

test("more components than the samples vary along are told", async () => {
  const { ctx, warnings } = context();
  const { learnt } = await incrementalPca.fit(
    cohortOf(
      matrix([
        [1, 2, 3],
        [2, 4, 6],
        [3, 6, 9],
      ]),
    ),
    { assay: "", components: 5 },
    ctx,
  );
  expect(learnt.components.rows).toBe(3);
  expect(warnings).toEqual([
    "incrementalPca: The samples vary along 1 axes only; of 5 components, 3 are kept, the last of them zeros.",
  ]);
});

test("a new sample with a missing value is refused, as one of the training samples is", async () => {
  const { ctx } = context();
  const options = { assay: "", components: 2 };
  const state = await incrementalPca.fit(cohortOf(matrix([[1, 2, 3], [3, 1, 2], [2, 5, 1]])), options, ctx); // prettier-ignore
  expect(() => incrementalPca.apply(cohortOf(matrix([[1, NaN, 3]])), state, options, ctx)).toThrow(
    expect.objectContaining({ tag: "MissingValues" }),
  );
});

test("too many features and impossible options are refused", async () => {
  const { ctx } = context();
  const wide = cohortOf(matrix([new Array<number>(5001).fill(1)]));
  expect(() => incrementalPca.fit(wide, incrementalPca.defaults, ctx)).toThrow(/5001 features.*highlyVariable/s);
  for (const components of [0, 1.5, NaN])
    expect(() => incrementalPca.check!({ assay: "", components })).toThrow(/whole number of at least 1/);
});
