import { expect, test } from "@jest/globals";
import { readOptions } from "../../src/io/read-options.js";

test("defaults fill what is not given, where there must be something", () => {
  const { signal } = new AbortController();
  expect(readOptions({ duplicates: "mean", signal })).toEqual({ features: "auto", duplicates: "mean", signal });
});

test.each([
  [{ features: "row" }, "Use one of: rows, auto, columns."],
  [{ duplicates: "average" }, "Use one of: error, mean, first, sum."],
])("a value that does not exist is refused, nearest first: %j", (options, remedy) => {
  expect(() => readOptions(options as object)).toThrow(expect.objectContaining({ tag: "InvalidOption", remedy }));
});

test.each([
  [{ sheet: 3 }, 'Option "sheet" is 3, but a string is expected.'],
  [{ layer: false }, 'Option "layer" is false, but a string is expected.'],
  [{ raw: "yes" }, 'Option "raw" is "yes", but a boolean is expected.'],
  [{ sampleColumns: "age" }, 'Option "sampleColumns" is "age", but names of columns are expected.'],
])("a value of another type is refused: %j", (options, what) => {
  expect(() => readOptions(options as object)).toThrow(expect.objectContaining({ tag: "InvalidOption", what }));
});
