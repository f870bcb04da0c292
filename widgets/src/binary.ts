import type { Binary } from "../../src/notebook/state.js";

/** Views on a buffer that came from the kernel; copied only where it does not lie as the numbers need it. */
export const bytes = (data: Binary): Uint8Array =>
  new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
export const floats = (data: Binary): Float32Array => new Float32Array(...aligned(data, 4));
export const integers = (data: Binary): Int32Array => new Int32Array(...aligned(data, 4));
export const indices = (data: Binary): Uint32Array => new Uint32Array(...aligned(data, 4));
export const shorts = (data: Binary): Uint16Array => new Uint16Array(...aligned(data, 2));

function aligned(data: Binary, size: number): [buffer: ArrayBuffer, offset: number, length: number] {
  const length = Math.floor(data.byteLength / size);
  if (data.byteOffset % size === 0) return [data.buffer as ArrayBuffer, data.byteOffset, length];
  return [data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer, 0, length];
}
