import { OmixelError } from "../errors.js";

/** Values that a sparse matrix in memory can hold: where a row begins is a number of 32 bits. */
const mostStored = 2 ** 32 - 1;

/** @throws UnsuitableData for a sparse matrix of more stored values than can be counted in memory */
export function requireCountable(stored: number, remedy: string, file?: string): void {
  if (stored <= mostStored) return;
  throw new OmixelError(
    "UnsuitableData",
    `The matrix has ${stored} stored values; a sparse matrix in memory holds ${mostStored} at most.`,
    remedy,
    file === undefined ? {} : { file },
  );
}
