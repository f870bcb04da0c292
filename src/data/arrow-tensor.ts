import { type Data, Field, FixedSizeList, Float32, makeData, Vector } from "apache-arrow";
import type { NamedColumn } from "./arrow-file.js";
import { validity } from "./arrow-validity.js";
import { concatenated } from "./concatenated.js";

/**
 * A column of tensors of one shape: `FixedSizeList<Float32>` with Arrow's canonical `arrow.fixed_shape_tensor` extension.
 * pyarrow reads it as a FixedShapeTensorArray. The buffer is wrapped, not copied.
 *
 * @param values rows × product of shape, row-major
 * @param rows how many tensors
 * @param known one byte a row, 0 = null; omitted = all known
 */
export function tensorColumn(
  name: string,
  values: Float32Array,
  shape: readonly number[],
  rows: number,
  known?: Uint8Array,
): NamedColumn {
  const size = shape.reduce((product, length) => product * length, 1);
  const type = new FixedSizeList(size, new Field("item", new Float32(), false));
  const child = makeData({ type: new Float32(), length: values.length, nullCount: 0, data: values });
  const data = makeData({ type, length: rows, child, ...validity(known) });
  const metadata = new Map([
    ["ARROW:extension:name", "arrow.fixed_shape_tensor"],
    ["ARROW:extension:metadata", JSON.stringify({ shape })],
  ]);
  return { field: new Field(name, type, data.nullCount > 0, metadata), vector: new Vector([data]) };
}

/** The numbers of a tensor column, row after row; a view where the column is one chunk, else a copy. */
export function tensorValues(vector: Vector): Float32Array {
  const parts = vector.data.map((chunk: Data) => {
    const child = chunk.children[0] as Data<Float32>;
    return child.values.subarray(0, child.length);
  });
  return parts.length === 1 ? parts[0]! : concatenated(Float32Array, parts);
}
