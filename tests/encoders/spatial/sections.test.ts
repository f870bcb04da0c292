import { expect, test } from "@jest/globals";
import { sectionsOf } from "../../../src/encoders/spatial/sections.js";
import { cohortOf, someCounts, withSamples } from "../../prepare/cohorts.js";

const columns = { x: "x", y: "y", section: "slide" };
const cohort = withSamples(cohortOf(someCounts(4, 3)), {
  x: [1, 2, 3, 4],
  y: ["5", "6", "7", "8"],
  slide: ["b", "a", "b", "a"],
  gap: [1, null, 2, 3],
});

test("spots by section, in the order of the samples", () => {
  expect(sectionsOf("spatial", cohort, columns)).toEqual([
    { rows: Uint32Array.of(0, 2), points: Float64Array.of(1, 5, 3, 7) },
    { rows: Uint32Array.of(1, 3), points: Float64Array.of(2, 6, 4, 8) },
  ]);
  expect(sectionsOf("spatial", cohort, { ...columns, section: "" }).length).toBe(1);
});

test("spots without a place are named, as are columns that are not there", () => {
  expect(() => sectionsOf("spatial", cohort, { ...columns, y: "gap" })).toThrow(/1 of 4 spots have no place .* s1/);
  expect(() => sectionsOf("spatial", cohort, { ...columns, section: "slid" })).toThrow(/"slid".*slide/);
});
