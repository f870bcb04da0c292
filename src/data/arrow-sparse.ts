import { type Data, Field, Float32, List, makeData, Struct, Uint32, Vector } from "apache-arrow";
import type { NamedColumn } from "./arrow-file.js";
import { validity } from "./arrow-validity.js";
import type { Csr } from "./csr.js";

type Entries = Pick<Csr, "indptr" | "indices" | "values">;

const entryFields = [new Field("feature", new Uint32(), false), new Field("value", new Float32(), false)];

/**
 * A sparse matrix as one column `List<Struct<feature: uint32, value: float32>>`; the buffers are wrapped, not copied.
 *
 * @param known one byte a row, 0 = null; omitted = all known
 */
export function sparseColumn(name: string, matrix: Csr, known?: Uint8Array): NamedColumn {
  const { rows, indptr, indices, values } = matrix;
  const children = [
    makeData({ type: new Uint32(), length: indices.length, nullCount: 0, data: indices }),
    makeData({ type: new Float32(), length: values.length, nullCount: 0, data: values }),
  ];
  const child = makeData({ type: new Struct(entryFields), length: values.length, nullCount: 0, children });
  const type = new List(new Field("item", child.type, false));
  const valueOffsets = new Int32Array(indptr.buffer, indptr.byteOffset, indptr.length); // Arrow's offsets are signed
  const data = makeData({ type, length: rows, valueOffsets, child, ...validity(known) });
  return { field: new Field(name, type, data.nullCount > 0), vector: new Vector([data]) };
}

/** The sparse matrix of such a column; views where the column is one whole chunk, else copies. */
export function sparseFromColumn(vector: Vector, columns: number): Csr {
  const parts = vector.data.map((chunk) => entriesOf(chunk as Data<List>));
  const entries = parts.length === 1 ? parts[0]! : joined(parts, vector.length);
  return { kind: "csr", rows: vector.length, columns, ...entries };
}

function entriesOf(chunk: Data<List>): Entries {
  const offsets = chunk.valueOffsets.subarray(0, chunk.length + 1);
  const [from, to] = [offsets[0] ?? 0, offsets[chunk.length] ?? 0];
  const indptr =
    from === 0
      ? new Uint32Array(offsets.buffer, offsets.byteOffset, offsets.length)
      : Uint32Array.from(offsets, (offset: number) => offset - from);
  const [feature, value] = chunk.children[0]!.children as [Data<Uint32>, Data<Float32>];
  return { indptr, indices: feature.values.subarray(from, to), values: value.values.subarray(from, to) };
}

function joined(parts: readonly Entries[], rows: number): Entries {
  const count = parts.reduce((sum, part) => sum + part.values.length, 0);
  const out = { indptr: new Uint32Array(rows + 1), indices: new Uint32Array(count), values: new Float32Array(count) };
  let [row, at] = [0, 0];
  for (const { indptr, indices, values } of parts) {
    for (let i = 1; i < indptr.length; i++) out.indptr[++row] = at + indptr[i]!;
    out.indices.set(indices, at);
    out.values.set(values, at);
    at += values.length;
  }
  return out;
}
