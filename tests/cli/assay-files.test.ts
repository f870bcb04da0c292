import { expect, test } from "@jest/globals";
import { assayFiles, namesAssays } from "../../src/cli/assay-files.js";

test("each assay has a name and a file; the file may have signs of its own", () => {
  expect(assayFiles(["rna=a.tsv", "mirna=dir/x=1:2.tsv"])).toEqual({ rna: "a.tsv", mirna: "dir/x=1:2.tsv" });
  expect(assayFiles(undefined)).toBeUndefined();
});

test.each([
  [["rna"], /--assay is "rna"/],
  [["=a.tsv"], /--assay is "=a.tsv"/],
  [["rna="], /--assay is "rna="/],
  [["rna=a.tsv", "rna=b.tsv"], /"rna" is given twice/],
  [["r:na=a.tsv"], /cannot be the name of an assay/],
])("refuses %j", (given, message) => {
  expect(() => assayFiles(given)).toThrow(message);
});

test("knows whether several tables are named", () => {
  expect(namesAssays(["--assay", "rna=a.tsv"])).toBe(true);
  expect(namesAssays(["--assay=rna=a.tsv"])).toBe(true);
  expect(namesAssays(["assay", "--assays"])).toBe(false);
});
