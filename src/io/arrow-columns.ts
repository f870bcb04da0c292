import { DataType, type Field, type Table, Type, type Vector } from "apache-arrow";
import { hasItsLength } from "../data/arrow-lengths.js";
import { OmixelError } from "../errors.js";
import { anyColumn } from "./any-column.js";
import { isNamelessIndex, pandasIndex } from "./pandas-index.js";
import type { TypedColumn, TypedColumns } from "./typed-columns.js";

/**
 * The plain columns of an Arrow table that others wrote: numbers, texts, categories, truth values, dates.
 *
 * @param file named in errors
 * @throws MalformedTable for columns of lists, records or bytes, with their type
 */
export function columnsOfArrow(table: Table, file: string): TypedColumns {
  const columns = table.schema.fields.map((field, j) => columnOf(field, table.getChildAt(j)!, file));
  const index = pandasIndex(table.schema.metadata.get("pandas"));
  return { rows: table.numRows, ...namedIndex(columns, index) };
}

/** The index under the name that people know: none, where pandas had to make one up. */
export function namedIndex(
  columns: readonly TypedColumn[],
  index: string | undefined,
): { columns: readonly TypedColumn[]; index: string | undefined } {
  if (index === undefined || !isNamelessIndex(index)) return { columns, index };
  return { columns: columns.map((column) => (column.name === index ? { ...column, name: "" } : column)), index: "" };
}

function columnOf({ name, type }: Field, vector: Vector, file: string): TypedColumn {
  if (!hasItsLength(vector))
    throw new OmixelError(
      "UnreadableFile",
      "The column is shorter than its file says: the file is damaged.",
      "Write or copy the file again.",
      { file, column: name },
    );
  const { typeId } = type as DataType;
  if (DataType.isFloat(type) || DataType.isInt(type)) return numberColumn(name, vector);
  const readable =
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isBool(type) ||
    DataType.isDate(type) ||
    DataType.isTimestamp(type) ||
    DataType.isNull(type) ||
    DataType.isDictionary(type) ||
    typeId === Type.Utf8View;
  const timed = DataType.isDate(type) || DataType.isTimestamp(type);
  const values = readable
    ? Array.from(vector, (value: unknown) => (timed && typeof value === "number" ? new Date(value) : value))
    : [];
  const column = readable ? anyColumn(name, values, DataType.isNull(type)) : undefined;
  if (column) return column;
  throw new OmixelError(
    "MalformedTable",
    `A column of numbers or texts is expected, but this one holds ${String(type)}.`,
    "Leave the column out, or write it as numbers or texts.",
    { file, column: name },
  );
}

function numberColumn(name: string, vector: Vector): TypedColumn {
  const plain =
    vector.nullCount === 0 && (DataType.isFloat(vector.type) ? vector.type.precision > 0 : wide(vector.type) < 64);
  if (plain) return { name, kind: "number", values: vector.toArray() as Float32Array };
  const values = new Float64Array(vector.length);
  for (let i = 0; i < values.length; i++) {
    const value = vector.get(i) as number | bigint | null;
    values[i] = value === null ? NaN : Number(value);
  }
  return { name, kind: "number", values };
}

/** Bits of a whole number. */
function wide(type: DataType): number {
  return DataType.isInt(type) ? type.bitWidth : 64;
}
