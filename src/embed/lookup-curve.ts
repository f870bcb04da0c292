/** Octaves of the argument that the table covers, from 2^lowest on. */
const [lowest, octaves] = [-40, 80];
/** Linear pieces in each octave: 128 make a power function exact to 2e-5. */
const pieceBits = 7;
const restBits = 23 - pieceBits;
const bias = (lowest + 127) << pieceBits;
const last = (octaves << pieceBits) - 1;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * A smooth function of a positive number as a table of straight pieces, found through the bits of the number: about ten
 * times faster than a power. Outside of 2^-40 … 2^40 the value at the end is used.
 */
export function lookupCurve(exact: (x: number) => number): (x: number) => number {
  const table = new Float64Array(last + 3);
  for (let piece = 0; piece < table.length; piece++) {
    bits[0] = (piece + bias) << restBits;
    table[piece] = exact(float[0]!);
  }
  const scale = 1 / (1 << restBits);
  const mask = (1 << restBits) - 1;
  return (x) => {
    float[0] = x;
    const all = bits[0]!;
    const piece = (all >> restBits) - bias;
    if (piece < 0) return table[0]!;
    if (piece > last) return table[last + 1]!;
    const low = table[piece]!;
    return low + (table[piece + 1]! - low) * ((all & mask) * scale);
  };
}
