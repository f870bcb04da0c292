import { isSampleWord } from "../parse-annotations.js";
import { isMissing, mostlyNumbers } from "./cell-text.js";

/** What a column of the file holds. */
export type ColumnKind = "names" | "text" | "number" | "blank";

const labelCorner = /^(label|class|group|type|diagnosis|condition|status)$/i;
const namesCorner =
  /(^|[\s_.-])((gene|entrez|probe|sample|cell|patient|subject|feature)?ids?|index|name|gene|entrez|probe|sample|cell|patient|subject|feature|unnamed.*)$/i;

/** Whether a column is called as those that label the samples usually are. */
export function isLabelCorner(name: string): boolean {
  return labelCorner.test(name);
}

/** Whether the corner of a table says that names stand below it: it is blank or a telling word ("GeneID", "probe set id"). */
export function isNamesCorner(corner: string): boolean {
  return corner === "" || namesCorner.test(corner.replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/**
 * What the columns hold, judged by some rows: a column is text if less than half of its known cells are numbers, blank if
 * it has neither a name nor content. The first column names the rows if it has no header of its own, if it is text that
 * hardly repeats, if it has different integers under a telling corner, or anything different in every row under a blank one
 * or a word for samples.
 *
 * @param header one cell a column; undefined if the file has none
 * @param cornerless whether the header lacks the cell of the first column
 */
export function columnKinds(
  header: readonly string[] | undefined,
  cornerless: boolean,
  rows: readonly (readonly string[])[],
  width: number,
): ColumnKind[] {
  const kinds = Array.from({ length: width }, (_, j): ColumnKind => {
    const cells = rows.map((row) => row[j]!);
    if (cells.every((cell) => cell === "")) return header && header[j] === "" ? "blank" : "number";
    return mostlyNumbers(cells) ? "number" : "text";
  });
  const first = rows.map((row) => row[0]!);
  if (cornerless || namesRows(header?.[0], kinds[0]!, first)) kinds[0] = "names";
  return kinds;
}

/**
 * Whether a first column names the rows.
 *
 * @param corner its name; undefined if the file has no header
 */
export function namesRows(corner: string | undefined, kind: ColumnKind, cells: readonly string[]): boolean {
  const distinct = new Set(cells).size;
  if (kind === "text") return corner === undefined || (!isLabelCorner(corner) && distinct * 3 > cells.length);
  if (corner === undefined || kind === "blank" || distinct < cells.length) return false;
  if ((corner === "" || isSampleWord(corner)) && !cells.includes("")) return true;
  const counting = cells.every((cell) => /^\d+$/.test(cell) && !isMissing(cell));
  return counting && isNamesCorner(corner);
}
