import { OmixelError } from "../errors.js";
import { isNumber } from "./delimited/cell-text.js";
import { splitRecords } from "./delimited/records.js";
import { findSeparator } from "./delimited/separator.js";
import type { ReadWatch } from "./open-bytes.js";
import { readText } from "./read-text.js";

/** A network of genes, or a tree of pathways: pairs of names, the parent first where there is one. */
export interface Edges {
  /** Each once, in the order in which they occur. */
  readonly nodes: readonly string[];
  /** For each edge the places of its ends in `nodes`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** One an edge, if the file has them. */
  readonly weights?: Float32Array;
}

/**
 * Reads an edge list: two names a line, and a weight if there is a third column; by tabs, commas or blanks. Networks
 * (HumanNet, STRING) and Reactome's `ReactomePathwaysRelation.txt` (parent, child) have this form. A header is recognised
 * by words in its third column or by "from", "source", "parent" … in its first.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; MalformedTable with the line that is no edge
 * @example
 * const { nodes, from, to, weights } = await readEdges("HumanNet90_Symbol.tsv");
 */
export async function readEdges(path: string, watch: ReadWatch = {}): Promise<Edges> {
  return parseEdges(await readText(path, watch), path);
}

/** Edges out of the text of a list. @param file named in errors */
export function parseEdges(text: string, file: string): Edges {
  const lines = text.split(/\r?\n|\r/);
  const separator = findSeparator(lines.slice(0, 50).filter((line) => !line.startsWith("#")));
  const records = splitRecords(
    lines.map((line) => (line.startsWith("#") ? "" : line)).join("\n"),
    blankOr(separator, lines),
    file,
  );
  const [first] = records;
  const width = first?.cells.length ?? 0;
  const rows = first && isHeader(first.cells) ? records.slice(1) : records;
  const places = new Map<string, number>();
  const placeOf = (name: string) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, places.size);
    return known ?? places.size - 1;
  };
  const [from, to] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  const weights = new Float32Array(width === 3 ? rows.length : 0);
  rows.forEach(({ cells, line }, i) => {
    const [source = "", target = "", weight = "1"] = cells;
    if (cells.length !== width || width < 2 || width > 3 || source === "" || target === "" || !isNumber(weight))
      throw new OmixelError(
        "MalformedTable",
        `An edge is two names, and a weight if the first line has one, but the line is "${cells.join(" ").slice(0, 60)}".`,
        "Put the line right, or choose an edge list.",
        { file, line },
      );
    from[i] = placeOf(source);
    to[i] = placeOf(target);
    if (width === 3) weights[i] = Number(weight);
  });
  if (rows.length === 0)
    throw new OmixelError("MalformedTable", "The file has no edge.", "A line is: name, name, weight.", { file });
  return { nodes: [...places.keys()], from, to, ...(width === 3 ? { weights } : {}) };
}

/** Whether cells are names of columns. */
function isHeader([source = "", , weight]: readonly string[]): boolean {
  if (weight !== undefined && !isNumber(weight)) return true;
  return /^(from|source|parent|node_?1|gene_?1|protein_?1|gene_?a)$/i.test(source);
}

/** Blanks are found as separators of names alone only where nothing else separates them. */
function blankOr(separator: string, lines: readonly string[]): string {
  return separator === "\t" && !lines.some((line) => line.includes("\t")) ? " " : separator;
}
