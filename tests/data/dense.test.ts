import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { dense, denseBeside, denseColumns, denseColumnsOr, denseRows, rowOf, transpose } from "../../src/data/dense.js";
import { choices, matrices } from "./arbitrary.js";

test("a buffer is wrapped, not copied; without one there are zeros", () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect(dense(2, 3, values).values).toBe(values);
  expect([...dense(2, 2).values]).toEqual([0, 0, 0, 0]);
});

test("a buffer of another length is refused with both lengths", () => {
  expect(() => dense(2, 3, new Float32Array(5))).toThrow("A 2 × 3 matrix needs 6 values, got 5");
});

test("a row is a view", () => {
  const matrix = dense(2, 2, Float32Array.of(1, 2, 3, 4));
  rowOf(matrix, 1)[0] = 9;
  expect([...matrix.values]).toEqual([1, 2, 9, 4]);
});

test("chosen rows and columns hold the values of their places, and the matrix stays as it was", () => {
  const chosen = matrices().chain((matrix) =>
    fc.tuple(fc.constant(matrix), choices(matrix.rows), choices(matrix.columns)),
  );
  fc.assert(
    fc.property(chosen, ([matrix, rows, columns]) => {
      const before = matrix.values.slice();
      const out = denseColumns(denseRows(matrix, rows), columns);
      expect([out.rows, out.columns]).toEqual([rows.length, columns.length]);
      rows.forEach((row, i) =>
        columns.forEach((column, j) =>
          expect(out.values[i * columns.length + j]).toBe(matrix.values[row * matrix.columns + column]),
        ),
      );
      expect(matrix.values).toEqual(before);
    }),
  );
});

test("transposing exchanges rows and columns, twice gives the matrix back", () => {
  fc.assert(
    fc.property(matrices(), (matrix) => {
      const turned = transpose(matrix);
      expect([turned.rows, turned.columns]).toEqual([matrix.columns, matrix.rows]);
      for (let i = 0; i < matrix.rows; i++)
        for (let j = 0; j < matrix.columns; j++)
          expect(turned.values[j * matrix.rows + i]).toBe(matrix.values[i * matrix.columns + j]);
      expect(transpose(turned)).toEqual(matrix);
    }),
  );
});

test("transposing goes right across the edges of its blocks", () => {
  const matrix = dense(
    65,
    130,
    Float32Array.from({ length: 65 * 130 }, (_, i) => i),
  );
  const turned = transpose(matrix);
  for (const [i, j] of [
    [0, 0],
    [64, 129],
    [63, 64],
    [64, 63],
  ] as const)
    expect(turned.values[j * 65 + i]).toBe(i * 130 + j);
});

test("columns that are not there are filled in; columns beside each other are found again", () => {
  const matrix = dense(2, 3, Float32Array.of(1, 2, 3, 4, 5, 6));
  expect(Array.from(denseColumnsOr(matrix, [2, -1], NaN).values)).toEqual([3, NaN, 6, NaN]);
  fc.assert(
    fc.property(matrices(), (any) => {
      const beside = denseBeside([any, any]);
      const own = Array.from({ length: any.columns }, (_, column) => column);
      expect(denseColumns(beside, own)).toEqual(any);
      expect(
        denseColumns(
          beside,
          own.map((column) => any.columns + column),
        ),
      ).toEqual(any);
    }),
  );
});
