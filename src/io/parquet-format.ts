import type { Format } from "./format.js";
import { readParquetColumns } from "./parquet-columns.js";
import { samplesOfColumns, tableOfColumns } from "./typed-columns.js";

const magic = Buffer.from("PAR1");

/** Tables of columns, as pandas, polars, R's arrow and DuckDB write them. */
export const parquet: Format = {
  name: "parquet",
  description: "Parquet table of any compression; columns of text stand beside the values (.parquet)",
  recognise: (head) => (magic.equals(head.subarray(0, magic.length)) ? 1 : 0),
  async read(path, options) {
    const columns = await readParquetColumns(path, options);
    const origin = { format: "parquet", compression: "none", article: "a ", described: "Parquet file" } as const;
    return { kind: "table", table: tableOfColumns(columns, path, options, origin) };
  },
  samples: async (path, options) => samplesOfColumns(await readParquetColumns(path, options), path, options),
};
