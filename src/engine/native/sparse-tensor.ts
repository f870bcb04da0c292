import type { Csr } from "../../data/csr.js";
import type { Door } from "../door.js";
import type { DoorTensor } from "../door-tensor.js";
import { dtypeCode } from "../dtypes.js";

/** What TensorFlow's ops on sparse tensors take: [row, column] of each entry, the entries, the size. */
export function sparseTensor(door: Door, matrix: Csr, double = false): [DoorTensor, DoorTensor, DoorTensor] {
  const { rows, columns, values } = matrix;
  const entries = double ? Float64Array.from(values) : values;
  return [
    door.tensor(placesOf(matrix), [values.length, 2], dtypeCode.int64),
    door.tensor(entries, [values.length], double ? dtypeCode.float64 : dtypeCode.float32),
    door.tensor(BigInt64Array.of(BigInt(rows), BigInt(columns)), [2], dtypeCode.int64),
  ];
}

function placesOf({ rows, indptr, indices }: Csr): BigInt64Array {
  const places = new BigInt64Array(2 * indices.length);
  const halves = new Int32Array(places.buffer); // a bigint for each entry would take longer than the product
  const low = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 0 : 1; // which half is the lower one
  for (let i = 0; i < rows; i++)
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      halves[4 * k + low] = i;
      halves[4 * k + 2 + low] = indices[k]!;
    }
  return places;
}
