import { type Column, type Table, tableOf } from "../../data/table.js";
import { annotationColumn } from "../annotation-column.js";

/** Texts that stand beside one side of the numbers, one a row or one a column. */
export interface SideTexts {
  readonly name: string;
  readonly cells: readonly string[];
}

/** What the file says about its rows, or about its columns of numbers. */
export interface Side {
  /** Undefined where the file does not name them. */
  readonly names: readonly string[] | undefined;
  readonly count: number;
  readonly texts: readonly SideTexts[];
}

/** How the note on made-up names begins. */
export const UNNAMED = {
  feature: "the file does not name its features",
  sample: "the file does not name its samples",
} as const;

/** Names of a side; those that the file does not give are made up (s1 …, f1 …), and that is noted. */
export function namesOf({ names, count }: Side, what: "feature" | "sample"): { names: string[]; notes: string[] } {
  const letter = what === "feature" ? "f" : "s";
  if (!names)
    return {
      names: Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
      notes: [`${UNNAMED[what]}: they are called ${letter}1 to ${letter}${count}`],
    };
  const blank = names.filter((name) => name === "").length;
  return {
    names: names.map((name, i) => name || `unnamed ${what} ${i + 1}`),
    notes: blank > 0 ? [`${what}s without a name (${blank}): they are called "unnamed ${what} …"`] : [],
  };
}

/**
 * The texts of a side as a table, with a first column `key` that holds the names; undefined if there are none.
 *
 * @param places for each name, its place in the texts
 */
export function textTable(
  key: "feature" | "sample",
  names: string[],
  texts: readonly SideTexts[],
  places: Uint32Array,
): Table | undefined {
  if (texts.length === 0) return undefined;
  const columns = new Map<string, Column>([[key, names]]);
  const free = (name: string): string => (columns.has(name) ? free(`${name}_`) : name);
  for (const { name, cells } of texts)
    columns.set(free(name), annotationColumn(Array.from(places, (place) => cells[place]!)));
  return tableOf([...columns]);
}
