import { resolve } from "node:path";
import { OmixelError } from "../../errors.js";
import { hdf5Types } from "./hdf5-array.js";
import { type Hdf5Library, hdf5Library } from "./hdf5-library.js";

/** Numbers that are written as they are. */
export type WrittenNumbers =
  Float32Array | Float64Array | Int8Array | Int32Array | Uint8Array | Uint32Array | BigInt64Array;

/** Values of an attribute. */
export type WrittenAttribute = string | readonly string[] | number | BigInt64Array;
export type WrittenAttributes = Readonly<Record<string, WrittenAttribute>>;

/** Entries of a growing array that are stored together: 256 KB of floats. */
const chunk = 1 << 16;

/** An array that is not whole yet. */
export interface GrowingArray {
  /** @param rows entries along the first axis; only rows without width have to be counted */
  append(values: WrittenNumbers, rows?: number): void;
}

/** Writes an HDF5 file, in parts. Every method raises Unwritable where the disk or the library refuses. */
export class Hdf5Writer {
  private constructor(
    private readonly library: Hdf5Library,
    private readonly id: bigint,
    private readonly file: string,
    private readonly gzip: boolean,
  ) {}

  /** @param gzip whether arrays of numbers are compressed */
  static async create(path: string, { gzip = true } = {}): Promise<Hdf5Writer> {
    const library = await hdf5Library();
    const id = library.open(resolve(path), library.H5F_ACC_TRUNC, false, -1, -1);
    const writer = new Hdf5Writer(library, id, path, gzip);
    if (id < 0n) throw writer.unwritable("it cannot be made");
    return writer;
  }

  group(path: string, attributes: WrittenAttributes): void {
    if (path !== "") this.must(this.library.create_group(this.id, path, false), path);
    this.attributes(path || "/", attributes);
  }

  numbers(path: string, values: WrittenNumbers, attributes: WrittenAttributes = {}): void {
    const growing = this.growing(path, values);
    growing.append(values);
    this.attributes(path, attributes);
  }

  texts(path: string, values: readonly string[], attributes: WrittenAttributes = {}): void {
    const shape = [BigInt(values.length)];
    const layout = { shape, maxshape: shape, chunks: null, compression: 0, compression_opts: [] };
    this.must(this.library.create_vlen_str_dataset(this.id, path, values, { ...textType, ...layout }), path);
    this.attributes(path, attributes);
  }

  /**
   * An array that grows along its first axis.
   *
   * @param like tells the type of its numbers
   * @param width entries of the second axis; none for a list
   */
  growing(path: string, like: WrittenNumbers, width?: number): GrowingArray {
    const { library } = this;
    const type = numberType(like);
    const rest = width === undefined ? [] : [width];
    const most = [null, ...rest.map(BigInt)];
    const stored =
      width === undefined ? [chunk] : [Math.max(1, Math.floor(chunk / Math.max(1, width))), Math.max(1, width)];
    const layout = {
      shape: [0n, ...rest.map(BigInt)],
      maxshape: most.map((length) => length ?? unlimited),
      chunks: stored.map(BigInt),
      compression: this.gzip ? deflate : 0,
      compression_opts: this.gzip ? [4] : [],
    };
    this.withBytes(new Uint8Array(0), (pointer) =>
      this.must(library.create_dataset(this.id, path, pointer, { ...type, ...layout }), path),
    );
    let length = 0;
    return {
      append: (values, rows = values.length / (width ?? 1)) => {
        if (rows === 0) return;
        this.must(library.resize_dataset(this.id, path, [length + rows, ...rest].map(BigInt)), path);
        const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
        if (bytes.length > 0)
          this.passParts(bytes, type.size * (width ?? 1), (pointer, from, to) => {
            const count = [to - from, ...rest].map(BigInt);
            const offset = [length + from, ...rest.map(() => 0)].map(BigInt);
            const strides = count.map(() => 1n);
            this.must(library.set_dataset_data(this.id, path, count, offset, strides, pointer), path);
          });
        length += rows;
      },
    };
  }

  attributes(path: string, attributes: WrittenAttributes): void {
    for (const [name, value] of Object.entries(attributes)) this.attribute(path, name, value);
  }

  /** Writes what is still in memory. */
  close(): void {
    const status = this.library.flush(this.id);
    const closed = this.library.close_file(this.id);
    this.must(Math.min(status, closed), "");
  }

  private attribute(path: string, name: string, value: WrittenAttribute): void {
    const { library, id } = this;
    if (typeof value === "number" || value instanceof BigInt64Array) {
      const values = typeof value === "number" ? Int8Array.of(value) : value;
      const shape = typeof value === "number" ? [] : [BigInt(value.length)];
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      const metadata = { ...numberType(values), shape, maxshape: shape };
      this.withBytes(bytes, (pointer) =>
        this.must(library.create_attribute(id, path, name, pointer, metadata as never), path),
      );
      return;
    }
    const texts = typeof value === "string" ? [value] : [...value];
    const shape = typeof value === "string" ? [] : [BigInt(texts.length)];
    const metadata = { ...textType, shape, maxshape: shape };
    this.must(library.create_vlen_str_attribute(id, path, name, texts, metadata as never), path);
  }

  /** Hands bytes to the library in parts of whole rows. */
  private passParts(
    bytes: Uint8Array,
    rowBytes: number,
    use: (pointer: bigint, from: number, to: number) => void,
  ): void {
    const atOnce = Math.max(1, Math.floor(passage / rowBytes));
    const rows = bytes.length / rowBytes;
    for (let from = 0; from < rows; from += atOnce) {
      const to = Math.min(from + atOnce, rows);
      this.withBytes(bytes.subarray(from * rowBytes, to * rowBytes), (pointer) => use(pointer, from, to));
    }
  }

  private withBytes(bytes: Uint8Array, use: (pointer: bigint) => void): void {
    const pointer = this.library._malloc(Math.max(8, bytes.length));
    if (pointer === 0) throw this.unwritable("there is too little memory");
    try {
      this.library.HEAPU8.set(bytes, pointer);
      use(BigInt(pointer));
    } finally {
      this.library._free(pointer);
    }
  }

  private must(status: number, path: string): void {
    if (status < 0) throw this.unwritable(`"${path}" was refused; the disk may be full`);
  }

  private unwritable(what: string): OmixelError {
    return new OmixelError("Unwritable", `The HDF5 file cannot be written: ${what}.`, "Choose another place or name.", {
      file: this.file,
    });
  }
}

const unlimited = 18446744073709551615n; // H5S_UNLIMITED
const deflate = 1; // H5Z_FILTER_DEFLATE
/** Bytes that pass through the library's memory at once. */
const passage = 1 << 24;

const textType = {
  type: hdf5Types.text,
  size: 4,
  vlen: true,
  signed: false,
  littleEndian: true,
  cset: 1,
  total_size: 0,
};

function numberType(values: WrittenNumbers) {
  const float = values instanceof Float32Array || values instanceof Float64Array;
  return {
    type: float ? hdf5Types.float : hdf5Types.integer,
    size: values.BYTES_PER_ELEMENT,
    signed: !(values instanceof Uint8Array || values instanceof Uint32Array),
    vlen: false,
    littleEndian: true,
    total_size: 0,
  };
}
