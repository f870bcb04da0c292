import { describe, expect, test } from "@jest/globals";
import { cohortSamples } from "../../src/data/cohort.js";
import { numbers, texts } from "../../src/data/table.js";
import { addColumns } from "../../src/prepare/sample-columns.js";
import { cohortOf, matrix } from "./cohorts.js";

const cohort = cohortOf(matrix([[1], [2], [3]]));

describe("columns for the sample table", () => {
  test("reach the rows they belong to; others are missing", () => {
    const { samples } = addColumns("step", cohort, { score: Float64Array.of(5, 7), phase: ["S", "G1"] }, Uint32Array.of(0, 2)); // prettier-ignore
    expect(numbers(samples, "score")).toEqual(Float64Array.of(5, NaN, 7));
    expect(texts(samples, "phase")).toEqual(["S", "", "G1"]);
  });

  test("never take the place of another", () => {
    const twice = () => addColumns("step", cohort, { sample: ["a", "b", "c"] }, Uint32Array.of(0, 1, 2));
    expect(twice).toThrow(/step step: The sample table has a column "sample" already/);
  });

  test("no row", () => {
    const none = addColumns("step", cohortSamples(cohort, []), { score: new Float64Array(0) }, new Uint32Array(0));
    expect(numbers(none.samples, "score")).toHaveLength(0);
  });
});
