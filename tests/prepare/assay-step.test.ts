import { describe, expect, test } from "@jest/globals";
import { assayOf, type Cohort, withAssay } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { type Dense, dense } from "../../src/data/dense.js";
import { numbers } from "../../src/data/table.js";
import { mapEntries } from "../../src/math/entries.js";
import { type AssayChoice, assayStep, type Measurements } from "../../src/prepare/assay-step.js";
import { cohortOf, listening, matrix } from "./cohorts.js";

const { ctx } = listening();
const options = { assay: "" };

/** Doubles every value and remembers what it was given. */
function doubling(): { step: ReturnType<typeof assayStep<AssayChoice, { rows: number }>>; seen: Measurements[] } {
  const seen: Measurements[] = [];
  const step = assayStep<AssayChoice, { rows: number }>({
    name: "double",
    source: { paper: "none" },
    defaults: { assay: "" },
    select: (data) => Uint8Array.from(data.samples, (sample) => (sample === "s0" ? 0 : 1)),
    fit(train) {
      seen.push(train);
      return { rows: train.samples.length };
    },
    apply(data) {
      seen.push(data);
      return { ...data.assay, values: mapEntries(data.assay.values, (value) => 2 * value) };
    },
  });
  return { step, seen };
}
const valuesOf = (cohort: Cohort) => (assayOf(cohort, "rna").values as Dense).values;

describe("which assay", () => {
  test("the only one, or the one that is named; others stay as they are", async () => {
    const cohort = withAssay(cohortOf(matrix([[1, 2]])), {
      ...cohortOf(matrix([[5, 6]])).assays.rna!,
      name: "protein",
    });
    const { step } = doubling();
    const state = await step.fit(cohort, { assay: "rna" }, ctx);
    const made = await step.apply(cohort, state, { assay: "rna" }, ctx);
    expect(valuesOf(made)).toEqual(Float32Array.of(2, 4));
    expect(made.assays.protein).toBe(cohort.assays.protein);
    expect(() => step.fit(cohort, options, ctx)).toThrow(/2 assays \(rna, protein\) and none was named/);
  });
});

describe("samples on which the assay was not measured", () => {
  const measured = Uint8Array.of(1, 0, 1);
  const values = matrix([[1, 2], [NaN, NaN], [3, 4]]); // prettier-ignore

  test("are not shown to the step, and come back missing", async () => {
    const cohort = cohortOf(values, undefined, measured);
    const { step, seen } = doubling();
    const made = await step.apply(cohort, await step.fit(cohort, options, ctx), options, ctx);
    expect(seen.map(({ samples }) => samples)).toEqual([["s0", "s2"], ["s0", "s2"]]); // prettier-ignore
    expect(valuesOf(made)).toEqual(Float32Array.of(2, 4, NaN, NaN, 6, 8));
    expect(assayOf(made, "rna").measured).toEqual(measured);
  });

  test("have empty rows in a sparse assay", async () => {
    const cohort = cohortOf(toCsr(values), undefined, measured);
    const { step } = doubling();
    const made = await step.apply(cohort, await step.fit(cohort, options, ctx), options, ctx);
    expect(assayOf(made, "rna").values).toMatchObject({ rows: 3, indptr: Uint32Array.of(0, 2, 2, 4) });
  });

  test("when none was measured there is nothing to learn", () => {
    const cohort = cohortOf(values, undefined, new Uint8Array(3));
    expect(() => doubling().step.fit(cohort, options, ctx)).toThrow(/No training sample has assay "rna"/);
  });
});

describe("features of other rows", () => {
  const fitted = async () => {
    const { step } = doubling();
    return { step, state: await step.fit(cohortOf(matrix([[1, 2]]), ["a", "b"]), options, ctx) };
  };

  test("are put in the order that was learnt", async () => {
    const { step, state } = await fitted();
    const made = await step.apply(cohortOf(matrix([[5, 6]]), ["b", "a"]), state, options, ctx);
    expect(valuesOf(made)).toEqual(Float32Array.of(12, 10));
  });

  test("must be those of the training rows", async () => {
    const { step, state } = await fitted();
    const other = cohortOf(dense(1, 2), ["b", "c"]);
    expect(() => step.apply(other, state, options, ctx)).toThrow(/1 missing \(a\), 1 unknown \(c\)/);
  });
});

test("select sees measured samples only", () => {
  const { step } = doubling();
  const three = cohortOf(dense(3, 2), undefined, Uint8Array.of(1, 0, 1));
  expect(step.select!(three, options, ctx)).toEqual(Uint8Array.of(0, 1, 1));
});

describe("what a step says of samples", () => {
  const scoring = assayStep<AssayChoice, object>({
    name: "score",
    source: { paper: "none" },
    defaults: { assay: "" },
    fit: () => ({}),
    apply: ({ assay }) => assay,
    describe: ({ table }) => ({ score: Float64Array.from({ length: table.numRows }, (_, i) => i + 1) }),
  });

  test("becomes a column of the sample table; samples not measured are missing there", async () => {
    const cohort = cohortOf(matrix([[1], [NaN], [3]]), undefined, Uint8Array.of(1, 0, 1));
    const made = await scoring.apply(cohort, await scoring.fit(cohort, options, ctx), options, ctx);
    expect(numbers(made.samples, "score")).toEqual(Float64Array.of(1, NaN, 2));
    expect(assayOf(made, "rna").values).toEqual(cohort.assays.rna!.values);
  });
});
