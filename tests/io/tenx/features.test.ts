import { expect, test } from "@jest/globals";
import { assayOfKind, parseBarcodes, parseFeatures } from "../../../src/io/tenx/features.js";

test("three columns, two, one, and more than are read", () => {
  expect(parseFeatures("E1\tA\tPeaks\nE2\tB\r\nC\nE4\tD\tGene Expression\tchr1\t1\t2\n\n", "f")).toEqual([
    { id: "E1", name: "A", kind: "Peaks" },
    { id: "E2", name: "B", kind: "Gene Expression" },
    { id: "C", name: "C", kind: "Gene Expression" },
    { id: "E4", name: "D", kind: "Gene Expression" },
  ]);
});

test("a line without a name is told by its number", () => {
  expect(() => parseFeatures("E1\tA\n\nE2\tB\n", "f")).toThrow(
    expect.objectContaining({ tag: "MalformedTable", place: { file: "f", line: 2 } }),
  );
});

test("barcodes are the first column", () => {
  expect(parseBarcodes("AC-1\tx\nGT-1\n")).toEqual(["AC-1", "GT-1"]);
});

test("kinds that Cell Ranger does not know get a name of their own", () => {
  expect(["Gene Expression", "Antibody Capture", "Custom (2)", "?"].map(assayOfKind)).toEqual([
    "rna",
    "protein",
    "custom_2",
    "other",
  ]);
});
