import { expect, test } from "@jest/globals";
import { makeVector, Table, vectorFromArray, TimestampMillisecond } from "apache-arrow";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";
import { cellOf, type MatrixNames, tableColumns, type TableLike } from "../../src/notebook/table-columns.js";

function read(data: TableLike, names?: MatrixNames) {
  const { rows, columns } = tableColumns(data, names);
  return columns.map(({ name, numeric, cell }) => [name, numeric, Array.from({ length: rows }, (_, i) => cell(i))]);
}

test("an Arrow table keeps its types; times are dates", () => {
  const table = tableOf({ gene: ["a", "b"], score: [1.5, null] }).assign(
    new Table({
      big: makeVector(BigInt64Array.of(1n, 2n ** 60n)),
      seen: vectorFromArray([new Date(0), null], new TimestampMillisecond()),
    }),
  );
  expect(read(table)).toEqual([
    ["gene", false, ["a", "b"]],
    ["score", true, [1.5, null]],
    ["big", true, [1, String(2n ** 60n)]],
    ["seen", false, ["1970-01-01T00:00:00.000Z", null]],
  ]);
});

test("records have the columns that any of them has", () => {
  expect(read([{ a: 1 }, { b: "x", a: NaN }, {}])).toEqual([
    ["a", true, [1, null, null]],
    ["b", false, [null, "x", null]],
  ]);
  expect(read([])).toEqual([]);
});

test("columns by name have one length", () => {
  expect(read({ a: new Float32Array([1, Infinity]), b: ["x", "y"] })).toEqual([
    ["a", true, [1, "Infinity"]],
    ["b", false, ["x", "y"]],
  ]);
  expect(() => tableColumns({ a: [1], b: [1, 2] })).toThrow(/Column "a" has 1 values and "b" has 2/);
});

test("a matrix has the names that it is given, or numbers", () => {
  const matrix = dense(2, 2, new Float32Array([1, 2, 3, NaN]));
  expect(read(matrix, { rows: ["s1", "s2"], columns: ["g1", "g2"] })).toEqual([
    ["row", false, ["s1", "s2"]],
    ["g1", true, [1, 3]],
    ["g2", true, [2, null]],
  ]);
  expect(read(matrix)[0]).toEqual(["row", true, [1, 2]]);
  expect(() => tableColumns(matrix, { rows: ["s1"] })).toThrow(/2 rows and 1 names of rows/);
});

test("anything else is refused; any value is written", () => {
  expect(() => tableColumns(3 as never)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
  const values = [undefined, true, [1, "b"], { a: 1 }, new Date(NaN), -Infinity].map(cellOf);
  expect(values).toEqual([null, "true", "1, b", '{"a":1}', null, "-Infinity"]);
});
