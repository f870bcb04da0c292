import { isMissing, isNumber } from "./delimited/cell-text.js";
import type { TextRecord } from "./delimited/records.js";

/** Words of column names, as whole words. */
const headerWord =
  /^(row\.?names?|samples?|cells?|barcodes?|spots?|subjects?|patients?|donors?|names?|ids?|labels?|class(es)?|groups?|types?|conditions?|diagnosis|batch|age|sex|gender|status|time|event|treatment)$/i;

/**
 * Whether the first row of an annotation table names its columns. Decided in this order:
 * it has a cell less than the others (yes); one of its cells, the first aside, occurs again below it (no); one of its
 * words is a usual column name (yes); it has text above numbers (yes); its first cell is built like those below (no);
 * otherwise yes if no cell is a number.
 */
export function hasHeader(records: readonly TextRecord[]): boolean {
  const [first, ...below] = records;
  if (!first || below.length === 0) return false;
  const { cells } = first;
  if (cells.length === below[0]!.cells.length - 1) return true;
  const columnBelow = (j: number) => below.map((record) => record.cells[j] ?? "");
  const from = cells.length > 1 ? 1 : 0;
  if (cells.some((cell, j) => j >= from && cell !== "" && !isNumber(cell) && columnBelow(j).includes(cell)))
    return false;
  if (cells.some((cell) => cell.split(/[\s_.-]+/).some((word) => headerWord.test(word)))) return true;
  if (cells.some((cell, j) => !isNumber(cell) && allNumbers(columnBelow(j)))) return true;
  if (columnBelow(0).some((cell) => shapeOf(cell) === shapeOf(cells[0]!))) return false;
  return !cells.some(isNumber);
}

function allNumbers(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => !isMissing(cell));
  return known.length > 0 && known.every(isNumber);
}

/** How a name is built: "MGH54_P2_C12" and "MGH36_P6_F03" are both "A9_A9_A9". */
function shapeOf(name: string): string {
  return name.replace(/[A-Za-z]+/g, "A").replace(/\d+/g, "9");
}
