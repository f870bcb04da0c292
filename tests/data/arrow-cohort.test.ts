import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assayToArrow } from "../../src/data/arrow.js";
import { cohortFromArrow, cohortToArrow } from "../../src/data/arrow-cohort.js";
import type { Assay } from "../../src/data/assay.js";
import { cohortSamples, type Cohort } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { tableOf, texts, withColumn } from "../../src/data/table.js";
import { exampleCohort, plain } from "./example-cohort.js";

describe("a cohort and its Arrow file", () => {
  test("everything comes back: sample table, roles, dense and sparse assays, images and layout", () => {
    const cohort = exampleCohort();
    expect(plain(cohortFromArrow(cohortToArrow(cohort)))).toEqual(plain(cohort));
  });

  test("values, images and layout are views of the file's bytes", () => {
    const bytes = cohortToArrow(exampleCohort());
    const cohort = cohortFromArrow(bytes);
    const { values } = cohort.assays.rna!;
    const sparse = cohort.assays.atac!.values;
    const { images } = cohort;
    const arrays = [values.values, sparse.values, images!.values, images!.layout.weight, images!.layout.x];
    for (const array of arrays) expect(array.buffer).toBe(bytes.buffer);
  });

  test("bytes that start anywhere in a larger buffer are read too", () => {
    const bytes = cohortToArrow(exampleCohort());
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(plain(cohortFromArrow(shifted))).toEqual(plain(exampleCohort()));
  });

  test("a cohort cut from another one, with columns of several chunks, comes back", () => {
    const cut = cohortSamples(exampleCohort(), [3, 1]);
    const cohort: Cohort = { ...cut, samples: withColumn(cut.samples, "age", [61, null]) };
    expect(plain(cohortFromArrow(cohortToArrow(cohort)))).toEqual(plain(cohort));
  });

  test("any dense values come back bit for bit, missing ones too", () => {
    const numbersOf = fc.float32Array({ minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbersOf, fc.uint8Array({ min: 0, max: 1, minLength: 4, maxLength: 4 }), (values, measured) => {
        const assay: Assay = {
          name: "x",
          values: dense(4, 3, values),
          features: tableOf({ feature: ["a", "b", "c"] }),
          measured,
        };
        const back = cohortFromArrow(assayToArrow(assay)).assays.x!;
        expect(Buffer.from(back.values.values.slice().buffer)).toEqual(Buffer.from(values.slice().buffer));
        expect([...back.measured]).toEqual([...measured]);
      }),
    );
  });

  test("any sparse values come back", () => {
    const entries = fc.float32Array({ minLength: 20, maxLength: 20, noNaN: true });
    fc.assert(
      fc.property(entries, (values) => {
        const matrix = toCsr(
          dense(
            5,
            4,
            values.map((value, i) => (i % 3 ? 0 : value)),
          ),
        );
        const features = tableOf({ feature: ["a", "b", "c", "d"] });
        const back = cohortFromArrow(
          assayToArrow({ name: "x", values: matrix, features, measured: new Uint8Array(5).fill(1) }),
        );
        expect(back.assays.x!.values).toEqual(matrix);
      }),
    );
  });

  test("a column of the sample table that is called like a part of the file does no harm", () => {
    const cohort = exampleCohort();
    const samples = withColumn(cohort.samples, "images", ["p", "q", "r", "s"]);
    const back = cohortFromArrow(cohortToArrow({ ...cohort, samples }));
    expect(texts(back.samples, "images")).toEqual(["p", "q", "r", "s"]);
    expect(plain(back).images).toEqual(plain(cohort).images);
  });

  test("an assay without a feature keeps its samples", () => {
    const assay: Assay = {
      name: "x",
      values: dense(2, 0),
      features: tableOf({ feature: [] }),
      measured: Uint8Array.of(1, 0),
    };
    const back = cohortFromArrow(assayToArrow(assay)).assays.x!;
    expect(back.values).toEqual(assay.values);
    expect([...back.measured]).toEqual([1, 0]);
    expect(back.features.numRows).toBe(0);
  });

  test("a file that is cut short anywhere is refused", () => {
    const bytes = cohortToArrow(exampleCohort());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => cohortFromArrow(bytes.slice(0, length))).toThrow(
          expect.objectContaining({ tag: "UnreadableFile" }),
        );
      }),
    );
  });

  test("a cohort without samples is refused", () => {
    expect(() => cohortToArrow(cohortSamples(exampleCohort(), []))).toThrow(
      expect.objectContaining({ tag: "UnsuitableData" }),
    );
  });
});
