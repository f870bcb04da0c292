import { expect, test } from "@jest/globals";
import { sparseColumn, sparseFromColumn } from "../../src/data/arrow-sparse.js";
import { csrRows, toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";

const matrix = toCsr(dense(4, 3, Float32Array.of(0, 1, 2, 0, 0, 0, 3, 0, 0, 0, 4, 5)));

test("a row is a list of feature and value, and the buffers are wrapped", () => {
  const { field, vector } = sparseColumn("x", matrix);
  expect(String(field.type)).toBe("List<Struct<{feature:Uint32, value:Float32}>>");
  expect(JSON.parse(JSON.stringify(vector.get(0)))).toEqual([
    { feature: 1, value: 1 },
    { feature: 2, value: 2 },
  ]);
  const back = sparseFromColumn(vector, 3);
  expect(back).toEqual(matrix);
  expect(back.values.buffer).toBe(matrix.values.buffer);
});

test("slices and columns of several chunks come back as the rows that they are", () => {
  const { vector } = sparseColumn("x", matrix);
  expect(sparseFromColumn(vector.slice(2, 4), 3)).toEqual(csrRows(matrix, [2, 3]));
  expect(sparseFromColumn(vector.slice(2).concat(vector.slice(0, 2)), 3)).toEqual(csrRows(matrix, [2, 3, 0, 1]));
});

test("rows that are not known are null", () => {
  const { vector } = sparseColumn("x", matrix, Uint8Array.of(1, 0, 1, 1));
  expect([vector.nullCount, vector.get(1)]).toEqual([1, null]);
});
