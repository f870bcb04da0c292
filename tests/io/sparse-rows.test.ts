import { expect, test } from "@jest/globals";
import { sparseRows } from "../../src/io/sparse-rows.js";

const place = { file: "a.h5ad", path: "X", firstRow: 10 };

test("columns ascend, entries of one column are summed, zeros are dropped", () => {
  const rows = sparseRows(4, [0, 3, 3, 6], Int32Array.of(3, 0, 3, 2, 1, 0), Float64Array.of(1, 2, 3, 0, 5, 6), place);
  expect(rows).toEqual({
    kind: "csr",
    rows: 3,
    columns: 4,
    indptr: Uint32Array.of(0, 2, 2, 4),
    indices: Uint32Array.of(0, 3, 0, 1),
    values: Float32Array.of(2, 4, 6, 5),
  });
});

test("missing values are kept", () => {
  expect([...sparseRows(1, [0, 1], Int32Array.of(0), Float32Array.of(NaN), place).values]).toEqual([NaN]);
});

test.each([
  [Int32Array.of(0, 4), Float32Array.of(1, 2), 'Row 12 of "X" names column 4 of 4.'],
  [Int32Array.of(0, -1), Float32Array.of(1, 2), 'Row 12 of "X" names column -1 of 4.'],
  [Int32Array.of(0, 1), Float64Array.of(1, 1e300), 'Row 12 of "X" has the infinite value 1e+300.'],
])("what no matrix can hold is refused with its row: %#", (indices, data, what) => {
  expect(() => sparseRows(4, [0, 1, 2], indices, data, place)).toThrow(
    expect.objectContaining({ tag: "MalformedTable", what, place: { file: "a.h5ad" } }),
  );
});
