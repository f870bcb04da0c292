import type { Csr } from "../data/csr.js";
import { OmixelError } from "../errors.js";
import type { RealMatrix } from "./linalg.js";

/** @throws UnsuitableData when the buffer does not hold rows × columns values */
export function requireMatrix(what: string, { rows, columns, values }: RealMatrix): void {
  if (rows * columns === values.length) return;
  throw new OmixelError(
    "UnsuitableData",
    `${what}: a ${rows} × ${columns} matrix has ${rows * columns} values, the buffer holds ${values.length}.`,
    "Make size and buffer agree.",
  );
}

/** Decompositions of matrices with NaN or infinity never end or give nonsense. @throws UnsuitableData */
export function requireFinite(what: string, matrix: RealMatrix): void {
  requireMatrix(what, matrix);
  const at = matrix.values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const place = `row ${Math.floor(at / matrix.columns)}, column ${at % matrix.columns}`;
  throw new OmixelError(
    "UnsuitableData",
    `${what}: the value at ${place} (counted from 0) is ${matrix.values[at]}.`,
    "Replace missing values first.",
  );
}

/** @throws UnsuitableData */
export function requireSquare(what: string, { rows, columns }: RealMatrix): void {
  if (rows === columns) return;
  throw new OmixelError(
    "UnsuitableData",
    `${what}: a ${rows} × ${columns} matrix is not square.`,
    "Give a square one.",
  );
}

/** @throws UnsuitableData */
export function requireTall(what: string, { rows, columns }: RealMatrix): void {
  if (rows >= columns) return;
  throw new OmixelError(
    "UnsuitableData",
    `${what}: a ${rows} × ${columns} matrix has more columns than rows.`,
    "Ask for at most as many orthonormal columns as there are rows.",
  );
}

/** Sizes of a product, after transposing. @throws UnsuitableData when they do not meet */
export function productSize(
  a: RealMatrix,
  b: RealMatrix,
  { transposeA = false, transposeB = false },
): { rows: number; columns: number } {
  requireMatrix("matMul", a);
  requireMatrix("matMul", b);
  const [rows, inner] = transposeA ? [a.columns, a.rows] : [a.rows, a.columns];
  const [meeting, columns] = transposeB ? [b.columns, b.rows] : [b.rows, b.columns];
  if (inner === meeting) return { rows, columns };
  throw new OmixelError(
    "UnsuitableData",
    `matMul: ${rows} × ${inner} and ${meeting} × ${columns} cannot be multiplied.`,
    "The columns of the first must be as many as the rows of the second.",
  );
}

/** Size of the product of a sparse matrix and another. @throws UnsuitableData when they do not meet */
export function sparseProductSize(a: Csr, b: RealMatrix): { rows: number; columns: number } {
  requireMatrix("sparseMatMul", b);
  requireRows("sparseMatMul", [b.rows, b.columns], a.columns);
  return { rows: a.rows, columns: b.columns };
}

/** @throws UnsuitableData where a matrix has another number of rows than what it is multiplied by asks for */
export function requireRows(what: string, shape: readonly number[], rows: number): void {
  if (shape.length === 2 && shape[0] === rows) return;
  throw new OmixelError(
    "UnsuitableData",
    `${what}: [${shape.join()}] cannot be multiplied by a matrix of ${rows} columns.`,
    `Give ${rows} rows.`,
  );
}
