import { expect, test } from "@jest/globals";
import { tableOf } from "../../../src/data/table.js";
import { trainingAssay, trainingTable } from "../../../src/encoders/drawing/training-table.js";
import { cohortOf, matrix, withSamples } from "../../prepare/cohorts.js";

const rna = cohortOf(
  matrix([
    [0, 10],
    [4, 30],
  ]),
  ["b", "a"],
);
const protein = cohortOf(matrix([[5], [7]]), ["a"]).assays.rna!;
const train = { ...withSamples(rna, { kind: ["x", "y"] }), roles: { label: "kind" } };
const parts = [rna.assays.rna!, protein].map((assay) => trainingAssay(assay, "feature"));
const size = { height: 2, width: 2 };

test("one assay: its columns by name, normalised and as they were", () => {
  const table = trainingTable(parts.slice(0, 1), ["a", "b"], train, true, size);
  expect(Array.from(table.raw.values)).toEqual([10, 0, 30, 4]);
  expect(Array.from(table.values.values)).toEqual([0, 0, 1, 1]);
  expect(table.labels).toEqual(["x", "y"]);
  expect(trainingTable(parts, ["a"], train, false, size).labels).toBeUndefined();
});

test("several: their samples below one another, each normalised by itself, 0 where a feature is not", () => {
  const table = trainingTable(parts, ["a", "b"], train, true, size);
  expect(Array.from(table.raw.values)).toEqual([10, 0, 30, 4, 5, 0, 7, 0]);
  expect(Array.from(table.values.values)).toEqual([0, 0, 1, 1, 0, 0, 1, 0]);
  expect(table.labels).toEqual(["x", "y", "x", "y"]);
  expect(table.assays.map(({ features }) => features)).toEqual([["a", "b"], ["a"]]);
});

test("facts come from the first assay that tells them; an empty cell tells nothing", () => {
  const silent = { ...rna.assays.rna!, features: tableOf({ feature: ["b", "a"], chromosome: ["chr2", ""] }) };
  const other = { ...protein, features: tableOf({ feature: ["a"], chromosome: ["chr3"] }) };
  const both = [silent, other].map((assay) => trainingAssay(assay, "none"));
  expect(trainingTable(both, ["a", "b"], train, false, size).fact("chromosome")).toEqual(["chr3", "chr2"]);

  const told = { ...protein, features: tableOf({ feature: ["a"], chromosome: ["chr1"] }) };
  const table = trainingTable([parts[0]!, trainingAssay(told, "none")], ["a", "b"], train, false, size);
  expect(table.fact("chromosome")).toEqual(["chr1", undefined]);
  expect(table.fact("start")).toBeUndefined();
});
