import { expect, test } from "@jest/globals";
import { toDense } from "../../src/data/matrix.js";
import { type AssayView, nearestDonors } from "../../src/modalities/nearest-donors.js";
import { severalAssays } from "./several.js";

const view = (sd: number[], training: (number[] | null)[], own: (number[] | null)[]): AssayView => {
  const rows = (given: (number[] | null)[]) => {
    const { values, measured } = severalAssays({ a: given }, { a: sd.map(String) }).assays["a"]!;
    return { values: toDense(values), measured };
  };
  return { sd: Float32Array.from(sd), training: rows(training), own: rows(own) };
};

test("distances are z-scored and every assay counts as much, however many features it has", () => {
  // Donor 0 is 1 deviation off in the one feature of b; donor 1 is 0.9 off in each of the four of c.
  const wanted = view([1], [[5], [6]], [null]);
  const b = view([10], [[10], [0]], [[0]]);
  const c = view([2, 2, 2, 2], [[0, 0, 0, 0], [1.8, 1.8, 1.8, 1.8]], [[0, 0, 0, 0]]); // prettier-ignore
  expect(nearestDonors([wanted, b, c], 0, 0, 2)).toEqual([1, 0]);
});

test("only training samples that have the assay stand in, and only what both know is compared", () => {
  const wanted = view([1], [null, [6], [7], [8]], [null]);
  const other = view([1, 1, 0], [[0, 0, 0], null, [NaN, 3, 0], [2, 9, 0]], [[0, 0, 5]]); // prettier-ignore
  expect(nearestDonors([wanted, other], 0, 0, 5)).toEqual([2, 3]); // 0 lacks the assay, 1 shares nothing
});

test("a sample without any other assay has no neighbours", () => {
  expect(nearestDonors([view([1], [[1]], [null]), view([1], [[1]], [null])], 0, 0, 5)).toEqual([]);
});
