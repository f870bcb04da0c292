import type { Dense } from "../../data/dense.js";
import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import { lentFloats } from "../linear/lent-floats.js";

/** Values in a block: few enough that memory is used again while the processor remembers it. */
const BLOCK = 2 ** 21;

/**
 * A wide table, some features at a time, where the engine takes it without a copy. Each block lies where the last one lay.
 *
 * @param less taken from each feature, in float64; else values are as they lie, in float32
 */
export function* featureBlocks(
  { rows, columns, values }: Dense,
  linalg: Linalg,
  less?: Float64Array,
  size = BLOCK,
): Generator<{ readonly from: number; readonly block: RealMatrix }> {
  const most = Math.min(columns, Math.max(1, Math.floor(size / Math.max(1, rows))));
  const double = less && linalg.zeros(rows, most).values;
  const single = double ? undefined : lentFloats(rows * most, linalg);
  for (let from = 0; from < columns; from += most) {
    const width = Math.min(most, columns - from);
    if (less && double) {
      const own = double.subarray(0, rows * width);
      for (let i = 0, at = 0; i < rows; i++)
        for (let j = 0; j < width; j++, at++) own[at] = values[i * columns + from + j]! - less[from + j]!;
      yield { from, block: { rows, columns: width, values: own } };
    } else {
      const own = single!.subarray(0, rows * width);
      for (let i = 0; i < rows; i++)
        own.set(values.subarray(i * columns + from, i * columns + from + width), i * width);
      yield { from, block: { rows, columns: width, values: own } };
    }
  }
}
