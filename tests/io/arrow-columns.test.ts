import { Dictionary, Float16, Int32, Int64, Int8, makeVector, Table, Utf8, vectorFromArray } from "apache-arrow";
import { expect, test } from "@jest/globals";
import { columnsOfArrow, namedIndex } from "../../src/io/arrow-columns.js";

test("numbers of every width and categories become columns; what is missing stays so", () => {
  const table = new Table({
    small: vectorFromArray([1, null, -3], new Int8()),
    half: vectorFromArray([0.5, 1, 2], new Float16()),
    group: vectorFromArray(["x", null, "x"], new Dictionary(new Utf8(), new Int32())),
  });
  expect(columnsOfArrow(table, "f")).toMatchObject({
    rows: 3,
    columns: [
      { name: "small", values: Float64Array.of(1, NaN, -3) },
      { name: "half", values: Float64Array.of(0.5, 1, 2) },
      { name: "group", cells: ["x", "", "x"] },
    ],
  });
});

test("numbers without a hole are handed on as they lie", () => {
  const values = Float32Array.of(1, 2);
  const [column] = columnsOfArrow(new Table({ x: makeVector(values) }), "f").columns;
  expect(column).toMatchObject({ name: "x", values });
  const large = columnsOfArrow(new Table({ x: vectorFromArray([1n, 2n], new Int64()) }), "f").columns[0];
  expect(large).toMatchObject({ values: Float64Array.of(1, 2) });
});

test("an index without a name loses the one that was made up", () => {
  const column = { name: "__index_level_0__", kind: "text", cells: ["a"] } as const;
  expect(namedIndex([column], column.name)).toEqual({ columns: [{ ...column, name: "" }], index: "" });
  expect(namedIndex([column], undefined)).toEqual({ columns: [column], index: undefined });
});
