import { type Data, DataType, type Vector } from "apache-arrow";

/**
 * Whether the buffers of a column are as long as its chunks say, all the way down. Damaged lengths would make cells out of
 * nothing, or loops over rows that are not there.
 */
export function hasItsLength(vector: Vector): boolean {
  return vector.data.every(isWhole);
}

function isWhole(data: Data): boolean {
  const { type, length, offset, values, valueOffsets, stride, children } = data;
  const nullBitmap = data.nullBitmap as Uint8Array | undefined; // the types know of no column without one
  if (!Number.isSafeInteger(length) || length < 0) return false;
  if (nullBitmap && nullBitmap.length > 0 && nullBitmap.length * 8 < length) return false;
  if (DataType.isNull(type)) return true;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isBinary(type))
    return areOrdered(valueOffsets, length, values.length);
  if (DataType.isList(type)) return areOrdered(valueOffsets, length, children[0]!.length) && children.every(isWhole);
  if (DataType.isFixedSizeList(type)) return children[0]!.length >= length * stride && children.every(isWhole);
  if (DataType.isStruct(type)) return children.every((child) => child.length >= length && isWhole(child));
  if (DataType.isBool(type)) return values.length * 8 >= offset + length;
  if (DataType.isDictionary(type)) return values.length >= length && (data.dictionary?.data ?? []).every(isWhole);
  // Of the others, those that hold one block of values; what is nested otherwise is read by nobody here.
  return values === undefined || values.length >= length * stride;
}

function areOrdered(offsets: ArrayLike<number | bigint>, length: number, limit: number): boolean {
  if (length === 0) return true;
  if (offsets.length < length + 1) return false;
  for (let i = 1; i <= length; i++) if (offsets[i]! < offsets[i - 1]!) return false;
  return Number(offsets[0]) >= 0 && Number(offsets[length]) <= limit;
}
