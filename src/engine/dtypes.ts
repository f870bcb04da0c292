/** TensorFlow's numbers for the types of tensor elements (tensorflow/core/framework/types.proto). */
export const dtypeCode = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  uint16: 17,
  complex128: 18,
  float16: 19,
  resource: 20,
  variant: 21,
  uint32: 22,
  uint64: 23,
} as const;

export type DType = keyof typeof dtypeCode;

/** Buffers that hold tensor elements; complex numbers are pairs, half-precision numbers their 16 bits. */
export type Elements =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | Int16Array
  | Int8Array
  | BigInt64Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

interface Storage {
  readonly array: new (source: number | ArrayBuffer) => Elements;
  readonly bytes: number;
  /** Array elements per tensor element. */
  readonly perElement: 1 | 2;
}

const storage = (array: { new (source: number | ArrayBuffer): Elements; BYTES_PER_ELEMENT: number }, pair = false) =>
  ({ array, bytes: array.BYTES_PER_ELEMENT, perElement: pair ? 2 : 1 }) as const;

const storages = new Map<number, Storage>([
  [dtypeCode.float32, storage(Float32Array)],
  [dtypeCode.float64, storage(Float64Array)],
  [dtypeCode.int32, storage(Int32Array)],
  [dtypeCode.uint8, storage(Uint8Array)],
  [dtypeCode.int16, storage(Int16Array)],
  [dtypeCode.int8, storage(Int8Array)],
  [dtypeCode.complex64, storage(Float32Array, true)],
  [dtypeCode.int64, storage(BigInt64Array)],
  [dtypeCode.bool, storage(Uint8Array)],
  [dtypeCode.bfloat16, storage(Uint16Array)],
  [dtypeCode.uint16, storage(Uint16Array)],
  [dtypeCode.complex128, storage(Float64Array, true)],
  [dtypeCode.float16, storage(Uint16Array)],
  [dtypeCode.uint32, storage(Uint32Array)],
  [dtypeCode.uint64, storage(BigUint64Array)],
]);

/** How elements of a type lie in memory; undefined for strings, resources and variants. */
export function storageOf(dtype: number): Storage | undefined {
  return storages.get(dtype);
}

/** The name of a type number, for messages. */
export function dtypeName(code: number): string {
  return Object.entries(dtypeCode).find(([, value]) => value === code)?.[0] ?? `type ${code}`;
}
