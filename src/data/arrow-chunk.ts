import { type Data, type DataType, makeData, type Table, type Vector, vectorFromArray } from "apache-arrow";

/** The data of a column as one chunk; a column of several chunks is copied together. */
export function oneChunk(vector: Vector): Data {
  if (vector.data.length === 1) return vector.data[0]!;
  if (vector.length === 0) return makeData({ type: vector.type, length: 0, nullCount: 0 } as never);
  return vectorFromArray(Array.from(vector) as unknown[], vector.type as DataType).data[0]!;
}

/** The columns of a table with their names, in order: a record would put names like "2019" first. */
export function columnsOf(table: Table): readonly (readonly [string, Vector])[] {
  return table.schema.fields.map(({ name }) => [name, table.getChild(name)!]);
}
