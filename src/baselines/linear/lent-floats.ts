import type { Linalg } from "../../engine/linalg.js";

/** Zeros in float32 on which the engine works where they lie. */
export function lentFloats(length: number, linalg: Linalg): Float32Array {
  const { buffer, byteOffset } = linalg.zeros(1, Math.ceil(length / 2)).values;
  return new Float32Array(buffer, byteOffset, length);
}
