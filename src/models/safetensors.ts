import { concatenated } from "../data/concatenated.js";
import { OmixelError } from "../errors.js";

/** A tensor outside the engine: row-major values and their shape. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
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
  return concatenated(Uint8Array, safetensorsParts(tensors, metadata));
}

/** The same in parts, to be written one after another: the tensors themselves, not copied. */
export function safetensorsParts(
  tensors: Readonly<Record<string, NamedTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array[] {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let size = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [size, size + values.byteLength] };
    size += values.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8; // data begin at a multiple of 8
  const head = new Uint8Array(8 + padded).fill(0x20, 8 + json.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(padded), true);
  head.set(json, 8);
  const bytes = ({ values }: NamedTensor) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [head, ...Object.values(tensors).map(bytes)];
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
  const { __metadata__: metadata = {}, ...entries } = parseHeader(bytes.subarray(8, 8 + length), wrong);
  if (!isRecord(metadata) || !Object.values(metadata).every((text) => typeof text === "string"))
    throw wrong("its metadata are no texts");
  const places = Object.entries(entries).map(([name, entry]) => placeOf(name, entry, wrong));
  requireSeamless(places, bytes.length - 8 - length, wrong);
  const tensors = Object.fromEntries(places.map((place) => [place.name, readTensor(place, view, 8 + length)]));
  return { tensors, metadata: metadata as Record<string, string> };
}

function parseHeader(bytes: Uint8Array, wrong: (what: string) => OmixelError): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder("utf8", { fatal: true }).decode(bytes));
    if (isRecord(header)) return header;
  } catch {
    // Said below.
  }
  throw wrong("its header is no JSON object");
}

/** Where a tensor's bytes lie, counted from the end of the header. */
interface TensorPlace {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

function placeOf(name: string, entry: unknown, wrong: (what: string) => OmixelError): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== "string" || !Object.hasOwn(readers, dtype))
    throw wrong(`tensor ${name} is of type ${String(dtype)}, but only ${Object.keys(readers).join(", ")} are read`);
  if (!isSizes(shape) || !isSizes(offsets) || offsets.length !== 2)
    throw wrong(`the shape or place of tensor ${name} is missing`);
  const count = shape.reduce((product, side) => product * side, 1);
  const [from, to] = offsets as [number, number];
  const bytes = count * readers[dtype]!.bytes;
  if (to - from !== bytes) throw wrong(`tensor ${name} has ${to - from} bytes instead of ${bytes}`);
  return { name, dtype, shape, count, from, to };
}

/** Tensors that overlap could ask for any amount of memory, gaps could hide anything: the format allows neither. */
function requireSeamless(places: readonly TensorPlace[], bytes: number, wrong: (what: string) => OmixelError): void {
  let end = 0;
  for (const { name, from, to } of [...places].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end) throw wrong(`tensor ${name} begins at byte ${from} of the data instead of ${end}`);
    end = to;
  }
  if (end !== bytes) throw wrong(`its tensors need ${end} bytes, but it holds ${bytes}`);
}

function readTensor({ dtype, shape, count, from, to }: TensorPlace, view: DataView, data: number): NamedTensor {
  const values = new Float32Array(count);
  const reader = readers[dtype]!;
  if (dtype === "F32")
    new Uint8Array(values.buffer).set(new Uint8Array(view.buffer, view.byteOffset + data + from, to - from));
  else for (let i = 0; i < count; i++) values[i] = reader.read(view, data + from + i * reader.bytes);
  return { shape, values };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
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
