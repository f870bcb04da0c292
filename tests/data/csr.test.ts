import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { csrColumns, csrRows, csrToDense, toCsr } from "../../src/data/csr.js";
import { dense, denseColumns, denseRows } from "../../src/data/dense.js";

const entry = fc.oneof(fc.constant(0), fc.constant(NaN), fc.integer({ min: -5, max: 5 }));
const matrices = fc
  .tuple(fc.nat({ max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc
      .array(entry, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => dense(rows, columns, Float32Array.from(values))),
  );

test("there and back", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const sparse = toCsr(matrix);
      expect(csrToDense(sparse)).toEqual(matrix);
      expect(sparse.values.every((value) => value !== 0)).toBe(true);
    }),
  );
});

test("rows and columns in any order are those of the dense matrix, columns ascending", () => {
  const picks = fc.array(fc.nat({ max: 100 }), { maxLength: 8 });
  fc.assert(
    fc.property(matrices, picks, picks, (matrix, somewhere, anywhere) => {
      const rows = matrix.rows > 0 ? somewhere.map((row) => row % matrix.rows) : [];
      const columns = [...new Set(anywhere.map((column) => column % matrix.columns))];
      const sparse = toCsr(matrix);
      expect(csrRows(sparse, rows)).toEqual(toCsr(denseRows(matrix, rows)));
      expect(csrColumns(sparse, columns)).toEqual(toCsr(denseColumns(matrix, columns)));
    }),
  );
});
