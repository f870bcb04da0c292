import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import {
  productSize,
  requireFinite,
  requireMatrix,
  requireRows,
  requireSquare,
  requireTall,
  sparseProductSize,
} from "../../src/engine/matrix-checks.js";

const matrix = (rows: number, columns: number) => ({ rows, columns, values: new Float32Array(rows * columns) });
const unsuitable = expect.objectContaining({ tag: "UnsuitableData" });

test("sizes of products, either side transposed", () => {
  expect(productSize(matrix(2, 3), matrix(3, 4), {})).toEqual({ rows: 2, columns: 4 });
  expect(productSize(matrix(3, 2), matrix(4, 3), { transposeA: true, transposeB: true })).toEqual({
    rows: 2,
    columns: 4,
  });
  expect(() => productSize(matrix(2, 3), matrix(2, 3), {})).toThrow(/2 × 3 and 2 × 3 cannot be multiplied/);
});

test("size of a sparse product", () => {
  const sparse = toCsr(dense(2, 3));
  expect(sparseProductSize(sparse, matrix(3, 4))).toEqual({ rows: 2, columns: 4 });
  expect(() => sparseProductSize(sparse, matrix(4, 3))).toThrow(
    /\[4,3\] cannot be multiplied by a matrix of 3 columns/,
  );
  expect(() => sparseProductSize(sparse, { rows: 3, columns: 4, values: new Float32Array(3) })).toThrow(unsuitable);
});

test("buffers of another length, NaN, and unsuitable shapes are refused", () => {
  expect(() => requireMatrix("svd", { rows: 2, columns: 2, values: new Float32Array(3) })).toThrow(unsuitable);
  expect(() => requireFinite("svd", { rows: 1, columns: 2, values: Float64Array.of(0, Infinity) })).toThrow(
    /row 0, column 1 .* is Infinity/,
  );
  expect(() => requireSquare("eigSymmetric", matrix(2, 3))).toThrow(unsuitable);
  expect(() => requireTall("orthonormal", matrix(2, 3))).toThrow(unsuitable);
  expect(() => requireRows("sparse", [2, 3], 3)).toThrow(/\[2,3\] cannot be multiplied by a matrix of 3 columns/);
  requireRows("sparse", [3, 2], 3);
  requireFinite("svd", matrix(2, 2));
  requireTall("orthonormal", matrix(3, 3));
});
