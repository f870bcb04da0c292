import type { ColumnState } from "../../../src/notebook/state.js";
import { integers } from "../binary.js";

/** Samples that stand together, under a title. */
export interface Group {
  readonly title: string;
  readonly rows: readonly number[];
}

/**
 * Samples by the levels of a column; those of which it knows nothing come last, groups without samples are left out.
 *
 * @param count of all samples
 * @param only the rows that are shown; undefined = all
 */
export function groupsOf(column: ColumnState | undefined, count: number, only?: ReadonlySet<number>): Group[] {
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => !only || only.has(row));
  if (!column || !("levels" in column)) return rows.length > 0 ? [{ title: "All samples", rows }] : [];
  const codes = integers(column.codes);
  const members: number[][] = Array.from({ length: column.levels.length + 1 }, () => []);
  for (const row of rows) members[codes[row]! < 0 ? column.levels.length : codes[row]!]!.push(row);
  return members.flatMap((own, code) =>
    own.length > 0 ? [{ title: column.levels[code] ?? "not known", rows: own }] : [],
  );
}
