import { OmixelError } from "../errors.js";

/** A tensor outside the engine: row-major values and their shape. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface HeaderEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** Header sizes above this are refused, as the reference implementation does. */
const LARGEST_HEADER = 100_000_000;

const readers: Readonly<Record<string, { bytes: number; read: (view: DataView, at: number) => number }>> = {
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { bytes: 2, read: (view, at) => fromHalf(view.getUint16(at, true)) },
  BF16: { bytes: 2, read: (view, at) => fromBits(view.getUint16(at, true) << 16) },
  I64: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
};

/**
 * Tensors as a `.safetensors` file, all float32.
 *
 * @param tensors by name
 * @param metadata texts by name
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, NamedTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let size = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [size, size + values.byteLength] };
    size += values.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8; // data begin at a multiple of 8
  const file = new Uint8Array(8 + padded + size).fill(0x20, 8 + json.length, 8 + padded);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.set(json, 8);
  let at = 8 + padded;
  for (const { values } of Object.values(tensors)) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file;
}

/**
 * Reads a `.safetensors` file: float32, float64, float16, bfloat16 and int64 tensors, all turned into float32.
 *
 * @param file name for messages
 * @throws UnreadableFile for anything else, saying what is wrong where
 */
export function readSafetensors(
  bytes: Uint8Array,
  file?: string,
): { tensors: Record<string, NamedTensor>; metadata: Record<string, string> } {
  const wrong = (what: string) =>
    new OmixelError(
      "UnreadableFile",
      `This is no safetensors file: ${what}.`,
      "Download or write it again.",
      file ? { file } : {},
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw wrong(`it has ${bytes.length} bytes`);
  const length = Number(view.getBigUint64(0, true));
  if (length > LARGEST_HEADER || 8 + length > bytes.length) throw wrong(`its header would have ${length} bytes`);
  const header = parseHeader(bytes.subarray(8, 8 + length), wrong);
  const { __metadata__: metadata = {}, ...entries } = header as Record<string, unknown> & {
    __metadata__?: Record<string, string>;
  };
  const data = 8 + length;
  const tensors = Object.fromEntries(
    Object.entries(entries as Record<string, HeaderEntry>).map(([name, entry]) => [
      name,
      readTensor(name, entry, view, data, bytes.length, wrong),
    ]),
  );
  return { tensors, metadata };
}

function parseHeader(bytes: Uint8Array, wrong: (what: string) => OmixelError): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder("utf8", { fatal: true }).decode(bytes));
    if (typeof header === "object" && header !== null && !Array.isArray(header))
      return header as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw wrong("its header is no JSON object");
}

function readTensor(
  name: string,
  entry: HeaderEntry,
  view: DataView,
  data: number,
  end: number,
  wrong: (what: string) => OmixelError,
): NamedTensor {
  const { dtype, shape, data_offsets: offsets } = entry;
  const reader = readers[dtype];
  if (!reader) throw wrong(`tensor ${name} is of type ${dtype}, but only ${Object.keys(readers).join(", ")} are read`);
  const whole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  if (!Array.isArray(shape) || !shape.every(whole) || !Array.isArray(offsets) || !offsets.every(whole))
    throw wrong(`the shape or place of tensor ${name} is missing`);
  const count = shape.reduce((product: number, side: number) => product * side, 1);
  const [from, to] = offsets as unknown as [number, number];
  if (to - from !== count * reader.bytes)
    throw wrong(`tensor ${name} has ${to - from} bytes instead of ${count * reader.bytes}`);
  if (data + to > end) throw wrong(`tensor ${name} ends after the end of the file`);
  const values = new Float32Array(count);
  if (dtype === "F32")
    new Uint8Array(values.buffer).set(new Uint8Array(view.buffer, view.byteOffset + data + from, to - from));
  else for (let i = 0; i < count; i++) values[i] = reader.read(view, data + from + i * reader.bytes);
  return { shape, values };
}

const scratch = new DataView(new ArrayBuffer(4));

function fromBits(bits: number): number {
  scratch.setInt32(0, bits);
  return scratch.getFloat32(0);
}

/** IEEE 754 half precision. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
