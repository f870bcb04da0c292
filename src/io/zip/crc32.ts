/** Remainders of single bytes by the polynomial of ZIP, bits reversed (PKWARE APPNOTE 4.4.7). */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/**
 * The CRC-32 of bytes; Node has it only from version 22.2.
 *
 * @param before the CRC-32 of what stands before them. Default 0: nothing does
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  const { length } = bytes; // by index: three times as fast as by "of" in Node 20
  for (let i = 0; i < length; i++) sum = table[(sum ^ bytes[i]!) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
