import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toDense } from "../../src/data/matrix.js";
import { alignAssay, unmeasuredAssay } from "../../src/omics/align-assay.js";
import { severalAssays } from "../modalities/several.js";

const profile = { name: "rna", features: ["a", "b", "c"], typical: Float32Array.of(10, 20, 30) };
const assay = severalAssays({ rna: [[1, 2, 3], null] }, { rna: ["c", "x", "a"] }).assays["rna"]!; // prettier-ignore

test("the study's features in its order; medians stand in, but never in a row that was not measured", () => {
  const { assay: aligned, unknown, missing } = alignAssay(profile, assay);
  expect(featureNames(aligned)).toEqual(["a", "b", "c"]);
  expect(Array.from(toDense(aligned.values).values)).toEqual([3, 20, 1, NaN, NaN, NaN]);
  expect([...aligned.measured]).toEqual([1, 0]);
  expect([unknown, missing]).toEqual([["x"], ["b"]]);
});

test("a table of another kind is refused with its file", () => {
  const other = severalAssays({ rna: [[1, 2, 3]] }, { rna: ["k", "l", "c"] }).assays["rna"]!; // prettier-ignore
  expect(() => alignAssay(profile, other, "new.tsv")).toThrow(/new\.tsv.*2 of the study's 3 features.*a, b/);
});

test("an assay that nobody has is missing, not zero", () => {
  const { values, measured } = unmeasuredAssay(profile, 2);
  expect(Array.from(toDense(values).values)).toEqual(Array(6).fill(NaN));
  expect([...measured]).toEqual([0, 0]);
});
