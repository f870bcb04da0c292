import { type DataType, makeVector, tableToIPC, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import { tableOfVectors } from "../data/table.js";
import type { TypedColumn } from "./typed-columns.js";

/** Columns as a Feather file of version 2, which is an Arrow file; NaN stays NaN, a missing text is null. */
export function wideFeather(columns: readonly TypedColumn[]): Uint8Array {
  const vectors = columns.map((column): [string, Vector<DataType>] => {
    if (column.kind === "text")
      return [
        column.name,
        vectorFromArray(
          column.cells.map((cell) => (cell === "" ? null : cell)),
          new Utf8(),
        ),
      ];
    const { values } = column;
    return [column.name, values instanceof Float32Array ? makeVector(values) : makeVector(Float64Array.from(values))];
  });
  return tableToIPC(tableOfVectors(vectors), "file");
}
