import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { columnMoments } from "../../src/math/column-moments.js";
import { mean, variance } from "../../src/math/statistics.js";

describe("columnMoments", () => {
  test("equals mean and variance of each column, dense and sparse", () => {
    const value = fc.oneof(fc.constant(0), fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }), (rows) => {
        const matrix = dense(rows.length, 2, Float32Array.from(rows.flat()));
        for (const kind of [matrix, toCsr(matrix)]) {
          const moments = columnMoments(kind);
          for (const j of [0, 1]) {
            const column = Float32Array.from(rows, (row) => row[j as 0]);
            expect(moments.mean[j]).toBeCloseTo(mean(column), 9);
            expect(moments.variance[j]).toBeCloseTo(variance(column), 6);
          }
        }
      }),
    );
  });

  test("a constant column has exactly its value and variance 0", () => {
    const matrix = dense(
      7,
      2,
      new Float32Array(14).map((_, k) => (k % 2 === 0 ? 0.1 : 0)),
    );
    for (const kind of [matrix, toCsr(matrix)])
      expect(columnMoments(kind)).toEqual({
        mean: Float64Array.of(Math.fround(0.1), 0),
        variance: Float64Array.of(0, 0),
      });
  });

  test("a large offset costs no digits", () => {
    const matrix = dense(3, 1, Float32Array.of(1e7 + 1, 1e7 + 2, 1e7 + 3));
    expect(columnMoments(matrix).variance[0]).toBe(1);
  });

  test("one row has no variance; a missing value makes its column unknown", () => {
    expect(columnMoments(dense(1, 2, Float32Array.of(3, 4))).variance).toEqual(Float64Array.of(0, 0));
    const { mean: means, variance: variances } = columnMoments(dense(2, 2, Float32Array.of(1, NaN, 3, 5)));
    expect([means, variances]).toEqual([Float64Array.of(2, NaN), Float64Array.of(2, NaN)]);
  });
});
