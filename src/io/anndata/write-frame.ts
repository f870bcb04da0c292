import type { Vector } from "apache-arrow";
import { columnNames, type Table, texts } from "../../data/table.js";
import { OmixelError } from "../../errors.js";
import type { Hdf5Writer, WrittenNumbers } from "../hdf5/hdf5-writer.js";

/**
 * Writes a sample or feature table as `obs` or `var`. Texts that repeat become categories, as scanpy writes them, and there
 * an empty text is a missing value; missing numbers become NaN.
 *
 * @param key column that names the rows, "sample" or "feature"; what `readFrame` called "sample_" is "sample" again
 * @throws Unwritable for a column name that the format cannot hold
 */
export function writeFrame(writer: Hdf5Writer, path: string, table: Table, key: "sample" | "feature"): void {
  const columns = columnNames(table).filter((name) => name !== key);
  const written = columns.map((name) => (name === `${key}_` && !columns.includes(key) ? key : name));
  written.forEach(requireName);
  writer.group(path, {
    "encoding-type": "dataframe",
    "encoding-version": "0.2.0",
    _index: "_index",
    "column-order": written,
  });
  writer.texts(`${path}/_index`, texts(table, key), stringArray);
  columns.forEach((name, i) => writeColumn(writer, `${path}/${written[i]!}`, table, name));
}

const stringArray = { "encoding-type": "string-array", "encoding-version": "0.2.0" };
const array = { "encoding-type": "array", "encoding-version": "0.2.0" };

function writeColumn(writer: Hdf5Writer, path: string, table: Table, name: string): void {
  const column = table.getChild(name)!;
  const numbers = numbersOf(column);
  if (numbers) {
    writer.numbers(path, numbers, array);
    return;
  }
  const values = texts(table, name);
  const categories = [...new Set(values)].filter((value) => value !== "").sort();
  if (categories.length >= values.length) {
    writer.texts(path, values, stringArray);
    return;
  }
  const codes = new Map(categories.map((category, code) => [category, code]));
  writer.group(path, { "encoding-type": "categorical", "encoding-version": "0.2.0", ordered: 0 });
  writer.texts(`${path}/categories`, categories, stringArray);
  writer.numbers(
    `${path}/codes`,
    Int32Array.from(values, (value) => codes.get(value) ?? -1),
    array,
  );
}

/** A column of numbers; undefined for one of texts or truth values. */
function numbersOf(column: Vector): WrittenNumbers | undefined {
  const known = Array.from(column as Iterable<unknown>);
  const first = known.find((value) => value !== null);
  if (typeof first === "bigint" && !known.includes(null)) return BigInt64Array.from(known as bigint[]);
  if (typeof first !== "number" && typeof first !== "bigint") return undefined;
  if (column.type.toString() === "Int32" && !known.includes(null)) return Int32Array.from(known as number[]);
  return Float64Array.from(known, (value) => (value === null ? NaN : Number(value)));
}

function requireName(name: string): void {
  if (name !== "" && name !== "." && name !== "_index" && !name.includes("/")) return;
  throw new OmixelError(
    "Unwritable",
    `AnnData cannot hold a column called ${JSON.stringify(name)}.`,
    "Rename the column; slashes are not allowed.",
    { column: name },
  );
}
