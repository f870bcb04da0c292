import { expect, test } from "@jest/globals";
import { appendSamples } from "../../src/data/append-samples.js";
import { dense } from "../../src/data/dense.js";
import { numbers, texts } from "../../src/data/table.js";
import { cohortOf, matrix, withSamples } from "../prepare/cohorts.js";
import { toCsr } from "../../src/data/csr.js";

test("puts samples behind; what is not known of them is missing; the cohort itself stays", () => {
  const cohort = withSamples(
    cohortOf(
      toCsr(
        matrix([
          [1, 0],
          [3, 4],
        ]),
      ),
      undefined,
      Uint8Array.of(1, 0),
    ),
    {
      // prettier-ignore
      label: ["a", "b"],
      age: Float64Array.of(30, 40),
      site: ["x", "y"],
    },
  );
  const longer = appendSamples(cohort, {
    columns: { sample: ["new"], label: ["b"] },
    values: { rna: dense(1, 2, Float32Array.of(5, 6)) },
  });
  expect(texts(longer.samples, "sample")).toEqual(["s0", "s1", "new"]);
  expect([texts(longer.samples, "site")[2], [...numbers(longer.samples, "age")]]).toEqual(["", [30, 40, NaN]]);
  expect(longer.assays["rna"]!.values).toEqual(matrix([[1, 0], [3, 4], [5, 6]])); // prettier-ignore
  expect([...longer.assays["rna"]!.measured]).toEqual([1, 0, 1]);
  expect(cohort.samples.numRows).toBe(2);
});

test("a column of numbers that is told of them holds texts from then on", () => {
  const cohort = withSamples(cohortOf(matrix([[1], [3]])), {
    label: Int32Array.of(1, 2),
    patient: Int32Array.of(0, 7),
  });
  const longer = appendSamples(cohort, {
    columns: { sample: ["new"], label: ["2"], patient: ["new"] },
    values: { rna: dense(1, 1, Float32Array.of(5)) },
  });
  expect(texts(longer.samples, "label")).toEqual(["1", "2", "2"]);
  expect(texts(longer.samples, "patient")).toEqual(["0", "7", "new"]);
});
