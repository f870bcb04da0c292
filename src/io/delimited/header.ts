import { OmixelError } from "../../errors.js";
import { isDecimalComma, isMissing, isNumber, mostlyNumbers } from "./cell-text.js";
import { isSampleWord } from "../parse-annotations.js";
import { isNamesCorner } from "./column-kinds.js";
import type { TextRecord } from "./records.js";

/**
 * Whether the first row of a table names its columns: it has a cell less than the others, or text where the rows below
 * have numbers, or it counts the columns (0, 1, 2 …, as pandas does) beside a blank or texts, or it has different numbers
 * for them (Entrez genes, patients, masses, chemical shifts) beside names and under a corner that says so or is blank, or
 * that rise or fall all along as in no row below it.
 */
export function looksLikeHeader(cells: readonly string[], below: readonly TextRecord[], width: number): boolean {
  if (cells.length === width - 1) return true;
  const numeric = cells.map((_, j) => mostlyNumbers(below.map((record) => record.cells[j] ?? "")));
  if (cells.some((cell, j) => numeric[j] && !isMissing(cell) && !isNumber(cell) && !isDecimalComma(cell))) return true;
  const [corner = "", ...others] = cells;
  const counting = others.length > 1 && others.every((cell, j) => Number(cell) === j + Number(others[0]));
  if (counting && (corner === "" || !numeric[0])) return true;
  const values = (row: readonly string[]) => row.slice(1).filter((_, j) => numeric[j + 1]);
  const above = values(cells);
  if (!numeric[0] && isSpectrum(above) && !below.some((record) => isSpectrum(values(record.cells)))) return true;
  const numbered = above.every(isNumber) && new Set(above).size === above.length;
  return above.length > 0 && numbered && !numeric[0] && (isNamesCorner(corner) || isSampleWord(corner));
}

/** Numbers that rise or fall all along would be so by chance once in 20,000 rows of eight. */
const spectrum = 8;

function isSpectrum(cells: readonly string[]): boolean {
  if (cells.length < spectrum || !cells.every(isNumber)) return false;
  const values = cells.map(Number);
  const steps = values.slice(1).map((value, j) => Math.sign(value - values[j]!));
  return steps[0] !== 0 && steps.every((step) => step === steps[0]);
}

/**
 * The cells of a header, one for each column: a missing corner is put in, blank cells too many at its end are left out.
 *
 * @throws MalformedTable if it has another length than its rows
 */
export function fitHeader({ cells, line }: TextRecord, width: number, file: string): string[] {
  if (cells.length === width - 1) return ["", ...cells];
  const fitted = [...cells];
  while (fitted.length > width && fitted.at(-1) === "") fitted.pop();
  if (fitted.length === width) return fitted;
  throw new OmixelError(
    "MalformedTable",
    `The header has ${cells.length} cells, but most lines below it have ${width}.`,
    "A header has as many cells as its rows, or one less if it lacks the corner cell.",
    { file, line },
  );
}

/**
 * Rows of text between the header and the numbers: labels of the columns, as metabolomics tables have them. A row counts
 * as one if it labels at least three columns and has no number; a wrong cell alone is none.
 *
 * @param rows what follows the header
 */
export function leadingLabels(rows: readonly TextRecord[]): TextRecord[] {
  const last = rows.at(-1)?.cells ?? [];
  const numeric = Array.from(last.keys()).filter((j) => isNumber(last[j]!));
  if (numeric.length * 2 < last.length) return [];
  const isLabels = ({ cells }: TextRecord) =>
    numeric.every((j) => !isNumber(cells[j] ?? "")) && numeric.filter((j) => !isMissing(cells[j] ?? "")).length >= 3;
  const end = rows.findIndex((row) => !isLabels(row));
  return rows.slice(0, end);
}
