/** A point some way along a step. */
export function moved(from: Float64Array, step: Float64Array, length: number): Float64Array {
  return from.map((value, at) => value + length * step[at]!);
}
