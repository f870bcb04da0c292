import type { TypedColumn } from "./typed-columns.js";
import { rowCount } from "./wide-columns.js";

/** Columns as a Parquet file, packed by Snappy; numbers keep their width, NaN stays NaN, a missing text is null. */
export async function wideParquet(columns: readonly TypedColumn[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const columnData = columns.map((column) =>
    column.kind === "text"
      ? { name: column.name, data: column.cells.map((cell) => (cell === "" ? null : cell)), type: "STRING" as const }
      : {
          name: column.name,
          data: column.values instanceof Float32Array ? column.values : Float64Array.from(column.values),
          type: column.values instanceof Float32Array ? ("FLOAT" as const) : ("DOUBLE" as const),
          nullable: false,
        },
  );
  return new Uint8Array(
    parquetWriteBuffer({ columnData, rowGroupSize: Math.max(1, rowCount(columns)), statistics: false }),
  );
}
