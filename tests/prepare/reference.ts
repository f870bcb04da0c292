import { readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { type Matrix, matrixRows, toDense } from "../../src/data/matrix.js";
import { excess, matrixOf, type Reference } from "../shared.js";

/** What scikit-learn, scanpy, inmoose and harmonypy make of seeded tables (tests/fixtures/prepare/generate.py). */
export const prepareReference = JSON.parse(
  readFileSync(new URL("../fixtures/prepare/expected.json", import.meta.url), "utf8"),
) as Reference;

/** Results are rounded once to Float32; what cancels keeps the absolute error of what it was made of. */
const stored = { rtol: 1.2e-7, atol: 1e-6 };

/** Fails unless the values are those of a reference matrix { shape, data }, null = NaN. */
export function expectMatrix(values: Matrix, reference: Reference, tolerance = stored): void {
  expect([values.rows, values.columns]).toEqual(reference.shape);
  expect(excess(toDense(values).values, reference.data, tolerance)).toBeLessThanOrEqual(0);
}

/** The first rows of a matrix, to learn from. */
export function firstRows(values: Dense, count: number): Matrix {
  return matrixRows(
    values,
    Array.from({ length: count }, (_, i) => i),
  );
}

export { matrixOf };
