import { expect, test } from "@jest/globals";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import type { RealMatrix } from "../../../src/engine/linalg.js";
import { seededRandom } from "../../../src/random.js";
import { describeEngines, expectClose } from "../engines.js";

const matrix = (rows: number, columns: number, double: boolean): RealMatrix => {
  const random = seededRandom(`${rows} ${columns}`);
  const values = Array.from({ length: rows * columns }, () => random.normal());
  return { rows, columns, values: double ? Float64Array.from(values) : Float32Array.from(values) };
};

const product = (a: RealMatrix, b: RealMatrix): RealMatrix => {
  const values = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.columns; j++)
      for (let k = 0; k < a.columns; k++)
        values[i * b.columns + j]! += a.values[i * a.columns + k]! * b.values[k * b.columns + j]!;
  return { rows: a.rows, columns: b.columns, values };
};

const transpose = ({ rows, columns, values }: RealMatrix): RealMatrix => ({
  rows: columns,
  columns: rows,
  values: Float64Array.from({ length: values.length }, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!),
});

const identity = (n: number) => Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));

const scaledColumns = ({ rows, columns, values }: RealMatrix, factors: ArrayLike<number>): RealMatrix => ({
  rows,
  columns,
  values: Float64Array.from(values, (value, i) => value * factors[i % columns]!),
});

describeEngines("linear algebra", ({ linalg }) => {
  const precisions: [string, boolean, number][] = [
    ["float32", false, 2e-5],
    ["float64", true, 1e-12],
  ];

  test.each(precisions)("%s: products, either side transposed", (_, double, tolerance) => {
    const [a, b] = [matrix(4, 6, double), matrix(6, 5, double)];
    const expected = product(a, b);
    for (const transposeA of [false, true])
      for (const transposeB of [false, true]) {
        const left = transposeA ? transpose(a) : a;
        const right = transposeB ? transpose(b) : b;
        const found = linalg.matMul(left, right, { transposeA, transposeB });
        expect([found.rows, found.columns]).toEqual([4, 5]);
        expectClose(found.values, expected.values, tolerance);
      }
    expect(linalg.matMul(a, b).values).toBeInstanceOf(double ? Float64Array : Float32Array);
  });

  test.each(precisions)(
    "%s: products of a sparse matrix, empty rows and no entries among them",
    (_, double, tolerance) => {
      const values = Float32Array.from([0, 2, 0, -1, 0, 0, 0, 0, 3, 0, 0.5, 0]);
      const b = matrix(4, 5, double);
      const found = linalg.sparseMatMul(toCsr(dense(3, 4, values)), b);
      expect([found.rows, found.columns]).toEqual([3, 5]);
      expectClose(found.values, product({ rows: 3, columns: 4, values }, b).values, tolerance);
      expect(found.values).toBeInstanceOf(double ? Float64Array : Float32Array);
      expect(Array.from(linalg.sparseMatMul(toCsr(dense(2, 4)), b).values)).toEqual(Array(10).fill(0));
      expect(() => linalg.sparseMatMul(toCsr(dense(2, 5)), b)).toThrow(/4,5.*5 columns/);
    },
  );

  test.each(precisions)("%s: eigenvalues ascend and the vectors rebuild the matrix", (_, double, tolerance) => {
    const half = matrix(6, 6, double);
    const a = linalg.matMul(half, half, { transposeB: true });
    const copy = a.values.slice();
    const { values, vectors } = linalg.eigSymmetric(a);
    expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => x - y));
    expectClose(product(scaledColumns(vectors, values), transpose(vectors)).values, a.values, tolerance);
    expectClose(product(transpose(vectors), vectors).values, identity(6), tolerance);
    expect(a.values).toEqual(copy);
  });

  test.each(precisions)("%s: thin singular values, tall and wide", (_, double, tolerance) => {
    for (const a of [matrix(7, 4, double), matrix(4, 7, double)]) {
      const { u, s, v } = linalg.svd(a);
      expect([u.rows, u.columns, s.length, v.rows, v.columns]).toEqual([a.rows, 4, 4, a.columns, 4]);
      expect(Array.from(s)).toEqual(Array.from(s).sort((x, y) => y - x));
      expectClose(product(scaledColumns(u, s), transpose(v)).values, a.values, tolerance);
    }
  });

  test.each(precisions)("%s: orthonormal columns span those of the matrix", (_, double, tolerance) => {
    const a = matrix(8, 3, double);
    const q = linalg.orthonormal(a);
    expectClose(product(transpose(q), q).values, identity(3), tolerance);
    expectClose(product(q, product(transpose(q), a)).values, a.values, tolerance);
  });

  test.each(precisions)("%s: a matrix that is kept gives the same products, released or not", (_, double) => {
    const [a, b] = [matrix(5, 5, double), matrix(5, 2, double)];
    const kept = linalg.keep(a);
    const products = (left: RealMatrix) => [
      linalg.matMul(left, b),
      linalg.matMul(b, left, { transposeA: true }),
      linalg.matMul(left, matrix(5, 3, !double)),
    ];
    expect(products(kept)).toEqual(products(a));
    expect(linalg.eigSymmetric(linalg.matMul(kept, kept, { transposeB: true })).values).toHaveLength(5);
    kept.release();
    kept.release();
    expect(products(kept)).toEqual(products(a));
  });

  test("zeros that were filled in give the products of any other matrix, kept or not", () => {
    const a = matrix(7, 5, true);
    const own = linalg.zeros(7, 5);
    expect(own.values).toEqual(new Float64Array(35));
    own.values.set(a.values);
    const kept = linalg.keep(own);
    const expected = linalg.matMul(a, a, { transposeA: true });
    for (const given of [own, kept]) expect(linalg.matMul(given, given, { transposeA: true })).toEqual(expected);
    kept.release();
    expect(own.values).toEqual(a.values);
  });

  test("mixed precision: the first matrix decides", () => {
    const found = linalg.matMul(matrix(2, 3, false), matrix(3, 2, true));
    expect(found.values).toBeInstanceOf(Float32Array);
  });

  test("what cannot be done is refused with words", () => {
    const a = matrix(2, 3, false);
    const broken = { ...a, values: Float32Array.of(1, 2, NaN, 4, 5, 6) };
    expect(() => linalg.matMul(a, a)).toThrow(/2 × 3 and 2 × 3 cannot be multiplied/);
    expect(() => linalg.eigSymmetric(a)).toThrow(/not square/);
    expect(() => linalg.orthonormal(a)).toThrow(/more columns than rows/);
    expect(() => linalg.svd(broken)).toThrow(/row 0, column 2 \(counted from 0\) is NaN/);
  });
});
