import type { Vector } from "apache-arrow";

/** What `makeData` needs to know about missing rows. @param known one byte a row, 0 = null; omitted = all known */
export function validity(known?: Uint8Array): { nullCount: number; nullBitmap?: Uint8Array } {
  const nullCount = known ? known.reduce((count, byte) => count + (byte ? 0 : 1), 0) : 0;
  return nullCount > 0 ? { nullCount, nullBitmap: packBits(known!) } : { nullCount };
}

/** One byte a row, 1 = known. */
export function knownRows(vector: Vector): Uint8Array {
  const out = new Uint8Array(vector.length).fill(1);
  if (vector.nullCount > 0) for (let i = 0; i < out.length; i++) out[i] = vector.isValid(i) ? 1 : 0;
  return out;
}

/** Bit i, from the lowest of byte 0 on, is 1 where byte i is not 0. */
function packBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  for (let i = 0; i < bytes.length; i++) if (bytes[i]) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}
