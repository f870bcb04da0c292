import { htmlTable, MAX_COLUMNS } from "./html-table.js";

/** What the kernel needs of an Arrow table; it is recognised by its shape, whichever copy of the library made it. */
interface ArrowTable {
  readonly numRows: number;
  readonly numCols: number;
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  getChildAt(column: number): { get(row: number): unknown } | null;
}

/** The first rows of an Arrow table. */
export function arrowTable(value: unknown): Record<string, string> | undefined {
  if (!isArrowTable(value)) return undefined;
  const columns = value.schema.fields.slice(0, MAX_COLUMNS).map(({ name }) => name);
  const children = columns.map((_, column) => value.getChildAt(column));
  const html = htmlTable({
    columns,
    rows: value.numRows,
    allColumns: value.numCols,
    cell: (row, column) => children[column]?.get(row),
  });
  return { "text/html": html };
}

function isArrowTable(value: unknown): value is ArrowTable {
  if (typeof value !== "object" || value === null) return false;
  const table = value as Partial<ArrowTable>;
  return (
    typeof table.numRows === "number" &&
    typeof table.numCols === "number" &&
    typeof table.getChildAt === "function" &&
    Array.isArray(table.schema?.fields)
  );
}
