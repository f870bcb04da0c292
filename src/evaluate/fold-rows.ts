/**
 * Rows that a fold tests, ascending.
 *
 * @param foldOf test fold of each row
 * @param fold counted from 0
 */
export function testRows(foldOf: Int32Array, fold: number): Int32Array {
  return rowsWhere(foldOf, (own) => own === fold);
}

/** Rows that a fold learns from: all that it does not test, ascending. */
export function trainRows(foldOf: Int32Array, fold: number): Int32Array {
  return rowsWhere(foldOf, (own) => own !== fold);
}

/** Number of folds. */
export function foldCount(foldOf: Int32Array): number {
  return foldOf.reduce((most, fold) => Math.max(most, fold), -1) + 1;
}

function rowsWhere(foldOf: Int32Array, holds: (fold: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (const [row, fold] of foldOf.entries()) if (holds(fold)) rows.push(row);
  return Int32Array.from(rows);
}
