/**
 * An array as an `.npy` file of numpy, version 1.0: little-endian 32-bit floats, the last axis fastest.
 *
 * @returns header and values, to be written one after the other
 */
export function npyParts(values: Float32Array, shape: readonly number[]): [header: Uint8Array, values: Uint8Array] {
  const count = shape.reduce((product, side) => product * side, 1);
  if (values.length !== count)
    throw new RangeError(`Shape (${shape.join(", ")}) needs ${count} values, not ${values.length}`);
  const words = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;
  // Values begin at a multiple of 64 bytes.
  const length = Math.ceil((preamble + words.length + 1) / 64) * 64;
  const header = new TextEncoder().encode(`??????????${words}`.padEnd(length - 1) + "\n");
  header.set([0x93, ...[..."NUMPY"].map((letter) => letter.charCodeAt(0)), 1, 0]);
  new DataView(header.buffer).setUint16(8, length - preamble, true);
  return [header, littleEndian(values)];
}

/** Magic word, version, and length of the header. */
const preamble = 10;

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return bytes;
  const swapped = bytes.slice();
  for (let at = 0; at < swapped.length; at += 4) swapped.subarray(at, at + 4).reverse();
  return swapped;
}
