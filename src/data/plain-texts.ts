import { DataType, type Vector } from "apache-arrow";

const decoder = new TextDecoder();

/**
 * The texts of a column that has no missing ones and no letters beyond ASCII, as names of samples and genes are: decoded
 * all at once and cut, in a tenth of the time that one by one takes. Undefined for other columns.
 */
export function plainTexts(column: Vector): string[] | undefined {
  if (!DataType.isUtf8(column.type) || column.nullCount > 0) return undefined;
  const texts: string[] = [];
  for (const { length, values, valueOffsets } of column.data as readonly Utf8Chunk[]) {
    const [first, end] = [valueOffsets[0]!, valueOffsets[length]!];
    const together = decoder.decode(values.subarray(first, end));
    if (together.length !== end - first) return undefined; // letters of several bytes
    for (let i = 0; i < length; i++) texts.push(together.slice(valueOffsets[i]! - first, valueOffsets[i + 1]! - first));
  }
  return texts;
}

interface Utf8Chunk {
  readonly length: number;
  readonly values: Uint8Array;
  readonly valueOffsets: Int32Array;
}
