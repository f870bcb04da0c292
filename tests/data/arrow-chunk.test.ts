import { expect, test } from "@jest/globals";
import { Float64, Utf8, Vector, vectorFromArray } from "apache-arrow";
import { columnsOf, oneChunk } from "../../src/data/arrow-chunk.js";
import { tableOf } from "../../src/data/table.js";

test("a column of one chunk is not touched", () => {
  const vector = vectorFromArray([1, 2], new Float64()) as Vector;
  expect(oneChunk(vector)).toBe(vector.data[0]);
});

test("a column of several chunks becomes one, with its missing values", () => {
  const vector = vectorFromArray(["a", null], new Utf8()).concat(vectorFromArray(["c"], new Utf8())) as Vector;
  expect([...new Vector([oneChunk(vector)])]).toEqual(["a", null, "c"]);
});

test("a column without rows is a chunk without rows, of its type", () => {
  const empty = oneChunk(new Vector([vectorFromArray(["a"], new Utf8()).data[0]!.slice(0, 0)]));
  expect([empty.length, String(empty.type)]).toEqual([0, "Utf8"]);
});

test("the columns of a table with their names, in order", () => {
  const columns = columnsOf(
    tableOf([
      ["b", [1]],
      ["2019", ["x"]],
    ]),
  );
  expect(columns.map(([name, vector]) => [name, vector.get(0) as unknown])).toEqual([
    ["b", 1],
    ["2019", "x"],
  ]);
});
