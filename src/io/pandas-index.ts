/**
 * The column that pandas kept its row names in, out of the metadata that it writes into Parquet and Arrow files;
 * undefined where rows are merely numbered or have several names.
 *
 * @param metadata text of the key "pandas"
 */
export function pandasIndex(metadata: string | undefined): string | undefined {
  if (metadata === undefined) return undefined;
  try {
    const { index_columns: columns } = JSON.parse(metadata) as { index_columns?: unknown };
    return Array.isArray(columns) && columns.length === 1 && typeof columns[0] === "string" ? columns[0] : undefined;
  } catch {
    return undefined; // what pandas says is a hint: a table can be read without it
  }
}

/** Whether a column is an index without a name of its own. */
export function isNamelessIndex(column: string): boolean {
  return /^__index_level_\d+__$/.test(column);
}
