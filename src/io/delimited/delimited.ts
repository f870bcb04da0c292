import type { Format } from "../format.js";
import { isText } from "../read-text.js";
import { isMissing, isNumber } from "./cell-text.js";
import { readDelimited } from "./read-delimited.js";
import { findSeparator } from "./separator.js";

/** Tables of numbers as text: rows are lines, cells are set apart by tab, comma, semicolon, bar or blank. */
export const delimited: Format = {
  name: "delimited",
  description:
    "Table as text, separated by tab, comma, semicolon, bar or blank; plain or gzip (.tsv, .csv, .txt, .matrix)",
  recognise(head) {
    if (!isText(head)) return 0;
    const lines = Buffer.from(head).toString("utf8").split(/\r?\n/);
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines; // the last line may be cut
    const separator = findSeparator(whole.slice(0, 20));
    const cells = whole.slice(1, 20).flatMap((line) => line.split(separator).map((cell) => cell.trim()));
    const numeric = cells.filter((cell) => isNumber(cell) || isMissing(cell)).length;
    return numeric * 2 > cells.length ? 0.8 : 0.3;
  },
  read: async (path, options) => ({ kind: "table", table: await readDelimited(path, options) }),
};
