import { expect, test } from "@jest/globals";
import { isNamelessIndex, pandasIndex } from "../../src/io/pandas-index.js";

test.each([
  ["one column", '{"index_columns": ["id"]}', "id"],
  ["rows that are numbered", '{"index_columns": [{"kind": "range"}]}', undefined],
  ["several columns", '{"index_columns": ["a", "b"]}', undefined],
  ["something else", "[", undefined],
  ["nothing", undefined, undefined],
])("%s", (_, metadata, expected) => expect(pandasIndex(metadata)).toBe(expected));

test("an index without a name is told by the name that pandas makes up", () => {
  expect([isNamelessIndex("__index_level_0__"), isNamelessIndex("id")]).toEqual([true, false]);
});
