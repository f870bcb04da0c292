/**
 * Whole numbers of 64 bits, little-endian, as numbers; exact up to 2^53. Done on 32-bit halves, since a BigInt for each
 * index of a large matrix would cost more than reading it.
 */
export function fromInt64(bytes: Uint8Array, signed: boolean): Float64Array {
  const halves = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const out = new Float64Array(halves.length >> 1);
  for (let i = 0; i < out.length; i++) {
    const high = halves[2 * i + 1]!;
    out[i] = (signed ? high | 0 : high) * 2 ** 32 + halves[2 * i]!;
  }
  return out;
}

/** Numbers of half precision (IEEE 754 binary16), given as their bits. */
export function fromFloat16(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return exponent ? sign * 2 ** (exponent - 15) * (1 + fraction / 1024) : sign * 2 ** -24 * fraction;
  });
}
