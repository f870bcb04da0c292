import { expect, test } from "@jest/globals";
import { readOptions, readTableDefaults } from "../../src/io/read-options.js";

test("defaults are frozen and fill what is not given", () => {
  expect(Object.isFrozen(readTableDefaults)).toBe(true);
  const { signal } = new AbortController();
  expect(readOptions({ duplicates: "mean", signal })).toEqual({ features: "auto", duplicates: "mean", signal });
});

test.each([
  [{ features: "row" }, "Use one of: rows, auto, columns."],
  [{ duplicates: "average" }, "Use one of: error, mean, first, sum."],
])("a value that does not exist is refused, nearest first: %j", (options, remedy) => {
  expect(() => readOptions(options as object)).toThrow(expect.objectContaining({ tag: "InvalidOption", remedy }));
});
