import type { Column } from "../data/table.js";
import { isMissing, isNumber } from "./delimited/cell-text.js";

/** How missing texts are written. Fewer ways than for numbers: "none" may well be a label. */
const missingText = new Set(["", "NA", "N/A", "NaN"]);

/**
 * A column of texts as numbers where every known cell is one, else as texts. Numbers with leading zeros are names and
 * stay texts. A missing number is null, a missing text "".
 */
export function annotationColumn(cells: readonly string[]): Column {
  const known = cells.filter((cell) => !isMissing(cell));
  const numeric = known.length > 0 && known.every((cell) => isNumber(cell) && !/^[-+]?0\d/.test(cell));
  if (numeric) return cells.map((cell) => (isMissing(cell) ? null : Number(cell)));
  return cells.map((cell) => (missingText.has(cell) ? "" : cell));
}
