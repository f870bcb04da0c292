/** How missing values are written, in any case of letters. */
const missing = new Set(["", "na", "n/a", "#n/a", "nan", "null", "none", "-", ".", "?"]);

/** True for a number cell that says that its value is not known. */
export function isMissing(cell: string): boolean {
  return cell.length <= 4 && missing.has(cell.toLowerCase()); // no spelling is longer
}

/** True for a decimal number with a decimal point; hexadecimal and infinite ones are none. */
export function isNumber(cell: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell);
}

/** True for a number whose decimals follow a comma: "3,14", "1.234,5". */
export function isDecimalComma(cell: string): boolean {
  return /^[-+]?\d+(\.\d{3})*,\d+(e[-+]?\d+)?$/i.test(cell);
}

/** True for an infinite number. */
export function isInfinite(cell: string): boolean {
  return /^[-+]?inf(inity)?$/i.test(cell);
}

/** True if at least half of the known cells are numbers, also infinite ones and those with a decimal comma. */
export function mostlyNumbers(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => !isMissing(cell));
  const numeric = known.filter((cell) => isNumber(cell) || isInfinite(cell) || isDecimalComma(cell));
  return numeric.length * 2 >= known.length;
}
