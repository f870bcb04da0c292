import { OmixelError } from "../errors.js";
import type { CApi } from "./c-api.js";
import type { DoorTensor } from "./door-tensor.js";
import { dtypeCode, dtypeName, type Elements, storageOf } from "./dtypes.js";
import type { Status } from "./status.js";

/** sizeof(TF_TString) (tensorflow/c/tf_tstring.h). */
const stringBytes = 24;

/** Copies values into a new tensor of TensorFlow; returns its handle. */
export function createTensor(
  c: CApi,
  status: Status,
  values: Elements,
  shape: readonly number[],
  dtype: number,
): bigint {
  requireFit(values, shape, dtype);
  const tensor = c.TF_AllocateTensor(dtype, dimensions(shape), shape.length, values.byteLength);
  if (values.length > 0) c.memcpy(c.TF_TensorData(tensor), values, values.byteLength);
  return toHandle(c, status, tensor);
}

/**
 * A new tensor on the memory of the values itself, where that is aligned (`alignedZeros`), else on a copy. The values have
 * to live, and stay as they are, until the tensor is deleted.
 */
export function lendTensor(c: CApi, status: Status, values: Elements, shape: readonly number[], dtype: number): bigint {
  if (values.length === 0) return createTensor(c, status, values, shape, dtype);
  requireFit(values, shape, dtype);
  const sizes = dimensions(shape);
  return toHandle(c, status, c.TF_NewTensor(dtype, sizes, shape.length, values, values.byteLength, c.leaveAlone, 0n));
}

/** Where TensorFlow wants the values of a tensor to begin: EIGEN_MAX_ALIGN_BYTES. */
const alignment = 64;

/** Zeros that can be lent as they lie. */
export function alignedZeros(c: CApi, length: number): Float64Array {
  const step = Float64Array.BYTES_PER_ELEMENT;
  const room = new Float64Array(length + alignment / step - 1);
  const past = Number(c.memcpy(room, room, 0) % BigInt(alignment)); // of nothing copied comes back where it was to go
  const from = ((alignment - past) % alignment) / step;
  return room.subarray(from, from + length);
}

function requireFit(values: Elements, shape: readonly number[], dtype: number): void {
  const storage = storageOf(dtype);
  const length = shape.reduce((product, size) => product * size, storage?.perElement ?? 1);
  if (storage?.bytes === values.BYTES_PER_ELEMENT && length === values.length) return;
  throw new OmixelError(
    "EngineFailure",
    `A ${dtypeName(dtype)} tensor of shape [${shape.join()}] needs ${length} elements, ` +
      `got ${values.length} of ${values.BYTES_PER_ELEMENT} bytes.`,
    "Make shape and buffer agree.",
  );
}

/** Copies texts (UTF-8) or bytes into a new string tensor; returns its handle. */
export function createStrings(
  c: CApi,
  status: Status,
  values: readonly (string | Uint8Array)[],
  shape: readonly number[],
): bigint {
  const tensor = c.TF_AllocateTensor(dtypeCode.string, dimensions(shape), shape.length, stringBytes * values.length);
  const start = c.TF_TensorData(tensor);
  values.forEach((value, i) => {
    const bytes = Buffer.from(value);
    const at = start + BigInt(stringBytes * i);
    c.TF_StringInit(at);
    c.TF_StringCopy(at, bytes, bytes.length);
  });
  return toHandle(c, status, tensor);
}

/** The values of a tensor, copied. */
export function readTensor(c: CApi, status: Status, tensor: DoorTensor): Elements {
  const storage = storageOf(tensor.dtype);
  if (!storage)
    throw new OmixelError(
      "EngineFailure",
      `The values of a ${dtypeName(tensor.dtype)} tensor cannot be read as numbers.`,
      "Read numbers only.",
    );
  return withMemory(c, status, tensor, (at, bytes) => {
    const values = new storage.array(bytes / storage.bytes);
    if (bytes > 0) c.memcpy(values, at, bytes);
    return values;
  });
}

/** The bytes of each string of a tensor, copied. */
export function readStrings(c: CApi, status: Status, tensor: DoorTensor): Uint8Array[] {
  return withMemory(c, status, tensor, (start, bytes) =>
    Array.from({ length: bytes / stringBytes }, (_, i) => {
      const at = start + BigInt(stringBytes * i);
      const text = new Uint8Array(Number(c.TF_StringGetSize(at)));
      if (text.length > 0) c.memcpy(text, c.TF_StringGetDataPointer(at), text.length);
      return text;
    }),
  );
}

function withMemory<T>(c: CApi, status: Status, tensor: DoorTensor, use: (at: bigint, bytes: number) => T): T {
  const resolved = c.TFE_TensorHandleResolve(tensor.handle, status.pointer);
  status.check("reading a tensor");
  try {
    return use(c.TF_TensorData(resolved), Number(c.TF_TensorByteSize(resolved)));
  } finally {
    c.TF_DeleteTensor(resolved);
  }
}

function dimensions(shape: readonly number[]): BigInt64Array {
  return BigInt64Array.from(shape, BigInt);
}

function toHandle(c: CApi, status: Status, tensor: bigint): bigint {
  const handle = c.TFE_NewTensorHandle(tensor, status.pointer);
  c.TF_DeleteTensor(tensor); // the handle keeps the memory
  status.check("making a tensor");
  return handle;
}
