import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { columnNames, numbers, tableOf, takeRows, texts, withColumn } from "../../src/data/table.js";

const table = tableOf({ sample: ["a", "b", "c"], age: [61, null, 48.5], batch: Int32Array.of(1, 1, 2) });

test("columns keep their order and kind", () => {
  expect(columnNames(table)).toEqual(["sample", "age", "batch"]);
  expect(table.schema.fields.map(({ type }) => String(type))).toEqual(["Utf8", "Float64", "Int32"]);
  expect(table.numRows).toBe(3);
});

test("columns called by numbers stay where a list puts them, also where rows are taken", () => {
  const numbered = tableOf([
    ["sample", ["a", "b"]],
    ["7157", [1, 2]],
    ["672", [3, 4]],
  ]);
  expect(columnNames(numbered)).toEqual(["sample", "7157", "672"]);
  expect(columnNames(takeRows(numbered, [1]))).toEqual(["sample", "7157", "672"]);
  expect([...numbers(takeRows(numbered, [1]), "672")]).toEqual([4]);
});

test("columns of different lengths are refused, with the lengths", () => {
  expect(() => tableOf({ a: ["x"], b: [1, 2] })).toThrow("The columns of a table need one length, got a 1, b 2");
});

test("as texts, numbers are written out and missing values are empty", () => {
  expect(texts(table, "sample")).toEqual(["a", "b", "c"]);
  expect(texts(table, "age")).toEqual(["61", "", "48.5"]);
});

test("as numbers, texts are read and what is none is missing", () => {
  expect([...numbers(table, "age")]).toEqual([61, NaN, 48.5]);
  expect([...numbers(tableOf({ x: ["1.5", "", "high", " "] }), "x")]).toEqual([1.5, NaN, NaN, NaN]);
  expect([...numbers(table, "batch")]).toEqual([1, 1, 2]);
});

test.each([texts, numbers])("a column that is not there is refused, nearest name first", (read) => {
  expect(() => read(table, "bach")).toThrow(
    expect.objectContaining({ tag: "UnknownName", remedy: "Use one of: batch, age, sample." }),
  );
});

describe("adding a column", () => {
  test("leaves the table as it was", () => {
    const wider = withColumn(table, "label", ["x", "y", "x"]);
    expect(columnNames(wider)).toEqual(["sample", "age", "batch", "label"]);
    expect(columnNames(table)).toEqual(["sample", "age", "batch"]);
  });

  test("of a name that is there replaces it", () => {
    const changed = withColumn(table, "age", ["old", "young", "old"]);
    expect(texts(changed, "age")).toEqual(["old", "young", "old"]);
    expect(texts(changed, "sample")).toEqual(["a", "b", "c"]);
    expect(texts(table, "age")).toEqual(["61", "", "48.5"]);
  });
});

describe("taking rows", () => {
  test("in any order, with repetition", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2)), (rows) => {
        const taken = takeRows(table, rows);
        expect(taken.numRows).toBe(rows.length);
        expect(columnNames(taken)).toEqual(columnNames(table));
        for (const name of columnNames(table))
          expect(texts(taken, name)).toEqual(rows.map((row) => texts(table, name)[row]));
      }),
    );
  });

  test("keeps the kinds of the columns, even without a row", () => {
    const kinds = (of: typeof table) => of.schema.fields.map(({ type }) => String(type));
    expect(kinds(takeRows(table, [1]))).toEqual(kinds(table));
    expect(kinds(takeRows(table, []))).toEqual(kinds(table));
  });
});

test("a table without rows has its columns", () => {
  const empty = tableOf({ sample: [], label: [] });
  expect(empty.numRows).toBe(0);
  expect(texts(empty, "label")).toEqual([]);
});
