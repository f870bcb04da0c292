import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { knownOfColumn, mapDense, mapEntries, mapRows, visitEntries } from "../../src/math/entries.js";

const values = dense(2, 3, Float32Array.of(0, 2, NaN, -4, 0, 6));
const kinds = [
  ["dense", values],
  ["sparse", toCsr(values)],
] as const;

describe.each(kinds)("%s", (_kind, matrix) => {
  test("every entry that is not zero is visited, in order", () => {
    const seen: [number, number, number][] = [];
    visitEntries(matrix, (value, row, column) => seen.push([value, row, column]));
    expect(seen).toEqual([
      [2, 0, 1],
      [NaN, 0, 2],
      [-4, 1, 0],
      [6, 1, 2],
    ]);
  });

  test("a mapped matrix is new and of the same kind", () => {
    const before = Float32Array.from(matrix.values);
    const mapped = mapEntries(matrix, (value, row, column) => value * 10 + row + column);
    expect(mapped.kind).toBe(matrix.kind);
    expect(toDense(mapped).values).toEqual(Float32Array.of(0, 21, NaN, -39, 0, 63));
    expect(matrix.values).toEqual(before);
  });

  test("what is mapped in runs knows its row", () => {
    const before = Float32Array.from(matrix.values);
    const mapped = mapRows(matrix, (values, out, from, to, row) => {
      for (let k = from; k < to; k++) out[k] = values[k]! * (row === 0 ? 10 : 100);
    });
    expect(mapped.kind).toBe(matrix.kind);
    expect([...toDense(mapped).values]).toEqual([0, 20, NaN, -400, 0, 600]);
    expect(matrix.values).toEqual(before);
  });
});

test("zeros written out in a sparse matrix are zeros all the same", () => {
  const written = { ...toCsr(values), values: Float32Array.of(0, NaN, -4, 6) };
  const seen: number[] = [];
  visitEntries(written, (value) => seen.push(value));
  expect(seen).toEqual([NaN, -4, 6]);
  expect(mapEntries(written, () => 1).values).toEqual(Float32Array.of(0, 1, 1, 1));
});

test("known values of a column", () => {
  expect(knownOfColumn(values, 2)).toEqual(Float64Array.of(6));
  expect(knownOfColumn(values, 0)).toEqual(Float64Array.of(0, -4));
});

test("every entry of a dense matrix is replaced, zeros too", () => {
  const before = values.values.slice();
  expect(mapDense(values, (value, row, column) => value + 10 * row + column).values).toEqual(
    Float32Array.of(0, 3, NaN, 6, 11, 18),
  );
  expect(values.values).toEqual(before);
});
