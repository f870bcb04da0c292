import { type Data, Field, List, makeData, Struct, Vector } from "apache-arrow";
import { oneChunk } from "./arrow-chunk.js";
import type { NamedColumn } from "./arrow-file.js";

/**
 * Columns of any lengths as one column of another table: a struct of lists whose first row holds everything and whose
 * other rows are empty. So a feature table of 20,000 rows travels in the file of its 763 samples, under one schema and
 * without a copy, and pyarrow reads it as `column[0]`.
 *
 * @param columns what to hold, with their names
 * @param rows length of the table that it travels in, at least 1
 */
export function onceColumn(name: string, columns: readonly (readonly [string, Vector])[], rows: number): NamedColumn {
  const lists = columns.map(([child, vector]) => {
    const data = oneChunk(vector);
    const type = new List(new Field("item", data.type, true));
    const valueOffsets = new Int32Array(rows + 1).fill(data.length, 1);
    const list = makeData({ type, length: rows, nullCount: 0, valueOffsets, child: data });
    return { field: new Field(child, type, false), list };
  });
  const type = new Struct(lists.map(({ field }) => field));
  const data = makeData({ type, length: rows, nullCount: 0, children: lists.map(({ list }) => list) });
  return { field: new Field(name, type, false), vector: new Vector([data]) };
}

/** The columns that `onceColumn` put away, without a copy. */
export function onceColumns(vector: Vector): readonly (readonly [string, Vector])[] {
  const struct = vector.data[0] as Data<Struct>;
  return struct.type.children.map(({ name }, i) => {
    const list = struct.children[i] as Data<List>;
    const [from, to] = [list.valueOffsets[0]!, list.valueOffsets[1]!];
    return [name, new Vector([list.children[0]!.slice(from, to - from)])];
  });
}
