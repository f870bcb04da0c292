import { expect, test } from "@jest/globals";
import { requireFilters } from "../../../src/io/hdf5/filters.js";

test("filters that the library has pass", () => {
  requireFilters(
    [1, 2, 3].map((id) => ({ id, name: "" })),
    "X",
    "f",
  );
});

test.each([
  [{ id: 32000, name: "lzf" }, "LZF"],
  [{ id: 32001, name: "" }, "Blosc"],
  [{ id: 4711, name: "own" }, "own"],
  [{ id: 4711, name: "" }, "filter 4711"],
])("others are named: %j", (filter, name) => {
  expect(() => requireFilters([{ id: 1, name: "deflate" }, filter], "X/data", "f")).toThrow(
    expect.objectContaining({
      tag: "UnreadableFile",
      what: `"X/data" is compressed with ${name}, which is not read here.`,
    }),
  );
});
