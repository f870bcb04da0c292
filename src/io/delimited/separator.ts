import { isDecimalComma, isNumber } from "./cell-text.js";

/** Separators that are tried, the likeliest first, with their names. */
export const separatorNames: Readonly<Record<string, string>> = {
  "\t": "tab",
  ",": "comma",
  ";": "semicolon",
  "|": "bar",
  " ": "space",
};

const separators = Object.keys(separatorNames);

/**
 * The separator of a delimited text: the one that cuts most of its lines into equally many cells (one less for a header)
 * and leaves cells that hold no other separator. Text of one column has none; then the tab is returned.
 *
 * @param lines some lines from the beginning, without line ends
 */
export function findSeparator(lines: readonly string[]): string {
  const unquoted = lines.filter((line) => line !== "").map((line) => line.replace(/"(?:[^"]|"")*"/g, '""'));
  let best = { separator: "\t", score: 0 };
  for (const separator of separators) {
    const rows = unquoted.map((line) => line.split(separator));
    const usual = mostCommon((rows.length > 1 ? rows.slice(1) : rows).map(({ length }) => length));
    if (usual < 2 || (separator === " " && !looksTabular(rows))) continue;
    const agreeing = rows.filter(({ length }) => length === usual || length === usual - 1).length;
    const cells = rows.flat();
    const score = (agreeing * cells.filter(isClean).length) / cells.length;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The number that occurs most often; of equals the largest. */
export function mostCommon(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** A cell that could not be cut further. Blanks are usual in texts, and a comma may be a decimal one. */
function isClean(cell: string): boolean {
  return isDecimalComma(cell) || !/[\t,;|]/.test(cell);
}

/** Blanks separate cells only where there are numbers or quotes; else they separate words. */
function looksTabular(rows: readonly (readonly string[])[]): boolean {
  return rows.some((cells) => cells.some((cell) => cell === '""' || isNumber(cell)));
}
