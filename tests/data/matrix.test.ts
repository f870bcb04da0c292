import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { matrixColumns, matrixRows, toDense } from "../../src/data/matrix.js";

const matrix = dense(2, 3, Float32Array.of(1, 0, 2, 0, 3, 0));

test("a dense matrix is itself, a sparse one is written out", () => {
  expect(toDense(matrix)).toBe(matrix);
  expect(toDense(toCsr(matrix))).toEqual(matrix);
});

test.each([matrix, toCsr(matrix)])("rows and columns are chosen in the matrix's own form", (given) => {
  const rows = matrixRows(given, [1, 0]);
  const columns = matrixColumns(given, Uint32Array.of(2, 0));
  expect([rows.kind, columns.kind]).toEqual([given.kind, given.kind]);
  expect([...toDense(rows).values]).toEqual([0, 3, 0, 1, 0, 2]);
  expect([...toDense(columns).values]).toEqual([2, 1, 0, 0]);
});
