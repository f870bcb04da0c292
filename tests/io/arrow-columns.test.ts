import { Table, vectorFromArray, Int8, Dictionary, Utf8, Int32, Float16 } from "apache-arrow";
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

test("an index without a name loses the one that was made up", () => {
  const column = { name: "__index_level_0__", kind: "text", cells: ["a"] } as const;
  expect(namedIndex([column], column.name)).toEqual({ columns: [{ ...column, name: "" }], index: "" });
  expect(namedIndex([column], undefined)).toEqual({ columns: [column], index: undefined });
});
