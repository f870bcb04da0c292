import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { csrColumns, csrRows, csrToDense, toCsr } from "../../src/data/csr.js";
import { denseColumns, denseRows } from "../../src/data/dense.js";
import { choices, matrices } from "./arbitrary.js";

/** A zero written as -0 is still a zero: it is not stored. */
const withoutNegativeZero = (values: Float32Array) => values.map((value) => (value === 0 ? 0 : value));

test("there and back", () => {
  fc.assert(
    fc.property(matrices(), (matrix) => {
      const sparse = toCsr(matrix);
      expect(csrToDense(sparse)).toEqual({ ...matrix, values: withoutNegativeZero(matrix.values) });
      expect(sparse.values.every((value) => value !== 0)).toBe(true);
    }),
  );
});

test("rows and columns in any order, repeated or not, are those of the dense matrix", () => {
  const chosen = matrices().chain((matrix) =>
    fc.tuple(fc.constant(matrix), choices(matrix.rows), choices(matrix.columns)),
  );
  fc.assert(
    fc.property(chosen, ([matrix, rows, columns]) => {
      const sparse = toCsr(matrix);
      expect(csrRows(sparse, rows)).toEqual(toCsr(denseRows(matrix, rows)));
      expect(csrColumns(sparse, columns)).toEqual(toCsr(denseColumns(matrix, columns)));
    }),
  );
});
