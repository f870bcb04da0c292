import { type Data, Field, List, makeData, Vector, vectorFromArray } from "apache-arrow";
import { OmixelError } from "../errors.js";
import { arrowBytes, arrowTable, type NamedColumn, openArrow } from "./arrow-file.js";
import { oneChunk } from "./arrow-chunk.js";

/** Marks what JSON cannot say itself: a typed array by its column, or a number that JSON has no word for. */
const mark = "$omixel";

/**
 * Plain data as an Arrow IPC file of one row: the state that a step learnt, for example.
 *
 * Typed arrays become list columns (wrapped, not copied); the rest is JSON in the schema's metadata, with exact numbers,
 * NaN, infinities and -0 included. Properties that are undefined are left out.
 *
 * @param state records, arrays, texts, numbers, booleans, null and typed arrays, nested
 * @throws UnsuitableData for anything else (a Map, a class, a function, a cycle), naming where it is
 */
export function valuesToArrow(state: unknown): Uint8Array {
  const columns: NamedColumn[] = [];
  const value = encode(state, "state", columns, []);
  return arrowBytes(arrowTable([placeholder, ...columns], 1, "values", { value }));
}

/**
 * The plain data of such a file. Typed arrays are views of `bytes`.
 *
 * @throws UnreadableFile, UnknownFormat or NewerVersion if the bytes hold no values
 */
export function valuesFromArrow(bytes: Uint8Array): unknown {
  const { table, manifest } = openArrow<{ value: unknown }>(bytes, "values");
  return decode(manifest.value, (name) => {
    const list = table.getChild(name)!.data[0] as Data<List>;
    const [from, to] = [list.valueOffsets[0]!, list.valueOffsets[1]!];
    const values = list.children[0]!.values as Float32Array;
    return values.subarray(from, to);
  });
}

/** An Arrow file needs a column even where the state has no typed array. */
const placeholder: NamedColumn = {
  field: new Field("omixel", vectorFromArray(new Uint8Array(1)).type, false),
  vector: vectorFromArray(new Uint8Array(1)) as unknown as Vector,
};

const arrayKinds = new Set(
  ["Float32", "Float64", "Int8", "Int16", "Int32", "Uint8", "Uint16", "Uint32", "BigInt64", "BigUint64"].map(
    (kind) => `[object ${kind}Array]`,
  ),
);

function encode(value: unknown, path: string, columns: NamedColumn[], above: readonly object[]): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { [mark]: "number", value: Object.is(value, -0) ? "-0" : String(value) };
  if (typeof value === "object") {
    if (arrayKinds.has(Object.prototype.toString.call(value))) {
      const column = `${path}#${columns.length}`;
      columns.push(listColumn(column, value as Float32Array));
      return { [mark]: "array", column };
    }
    if (above.includes(value)) throw unsuitable(path, "it contains itself");
    const inside = [...above, value];
    if (Array.isArray(value)) return Array.from(value, (item, i) => encode(item, `${path}[${i}]`, columns, inside));
    if (isRecord(value)) {
      if (mark in value) throw unsuitable(path, `it has a key "${mark}"`);
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      return Object.fromEntries(entries.map(([key, item]) => [key, encode(item, `${path}.${key}`, columns, inside)]));
    }
    throw unsuitable(path, `it is a ${value.constructor.name}`);
  }
  throw unsuitable(path, `it is ${typeof value === "undefined" ? "undefined" : `a ${typeof value}`}`);
}

/** Objects of literals: the prototype is the root or none, in whichever realm they were made. */
function isRecord(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function decode(value: unknown, array: (column: string) => unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => decode(item, array));
  const record = value as Record<string, unknown>;
  if (record[mark] === "number") return Number(record.value);
  if (record[mark] === "array") return array(record.column as string);
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, decode(item, array)]));
}

function listColumn(name: string, values: Float32Array): NamedColumn {
  const child = oneChunk(vectorFromArray(values) as unknown as Vector);
  const type = new List(new Field("item", child.type, false));
  const valueOffsets = Int32Array.of(0, values.length);
  const data = makeData({ type, length: 1, nullCount: 0, valueOffsets, child });
  return { field: new Field(name, type, false), vector: new Vector([data]) };
}

function unsuitable(path: string, why: string): OmixelError {
  return new OmixelError(
    "UnsuitableData",
    `${path} cannot be saved: ${why}.`,
    "A state is made of records, arrays, texts, numbers, booleans, null and typed arrays.",
  );
}
