import { OmixelError } from "../../errors.js";
import type { NumberArray, StoredArray } from "../array-tree.js";
import { fromFloat16, fromInt64 } from "../wide-numbers.js";
import { requireFilters } from "./filters.js";
import type { Hdf5Library } from "./hdf5-library.js";

/** What the library tells of an array. */
export type Hdf5Metadata = ReturnType<Hdf5Library["get_dataset_metadata"]>;

/** Classes of HDF5 types that are read (H5T_class_t). */
export const hdf5Types = { integer: 0, float: 1, text: 3, compound: 6, enumeration: 8 } as const;

/** Bytes that pass through the library's memory at once. */
const passage = 1 << 26;
/** No filter makes data smaller than this: the bound of deflate. */
const largestRatio = 1032;
const smallFile = 1 << 26;

/** One dataset of an HDF5 file. */
export class Hdf5Array implements StoredArray {
  readonly shape: readonly number[];
  readonly kind: StoredArray["kind"];
  readonly chunks: readonly number[];
  /** Bytes of one entry of the first axis. */
  private readonly entryBytes: number;

  /** @throws UnreadableFile for types and filters that are not read, and for a size that the file cannot hold */
  constructor(
    private readonly library: Hdf5Library,
    private readonly id: bigint,
    readonly path: string,
    private readonly file: { readonly path: string; readonly size: number },
    private readonly metadata: Hdf5Metadata,
  ) {
    this.shape = metadata.shape ?? [0];
    this.kind = this.kindOf();
    this.entryBytes = metadata.size * this.shape.slice(1).reduce((product, length) => product * length, 1);
    this.chunks = metadata.chunks ?? this.shape;
    requireFilters(library.get_dataset_filters(id, path), path, file.path);
    const bytes = this.entryBytes * (this.shape[0] ?? 1);
    if (!(bytes <= Math.max(smallFile, largestRatio * file.size)))
      throw this.unreadable(`declares ${this.shape.join(" × ")} values, more than the file can hold: it is damaged`);
  }

  async numbers(from: number, to: number, across?: readonly [number, number]): Promise<NumberArray> {
    if (this.kind === "text") throw this.unreadable("holds texts where numbers are expected");
    return this.asNumbers(await this.bytes(from, to, across));
  }

  async texts(from: number, to: number): Promise<string[]> {
    if (this.kind !== "text") throw this.unreadable("holds numbers where texts are expected");
    const texts: string[] = [];
    await this.read(from, to, (part) => this.appendTexts(part, texts));
    return texts;
  }

  /** The bytes of some entries, little-endian: for compound types, whose members the caller knows. */
  async bytes(from: number, to: number, across?: readonly [number, number]): Promise<Uint8Array<ArrayBuffer>> {
    const width = across ? this.metadata.size * (across[1] - across[0]) : this.entryBytes;
    const bytes = new Uint8Array(width * (to - from));
    await this.read(from, to, (part, at) => bytes.set(part, at), across);
    return bytes;
  }

  /** Hands over the bytes in parts; texts of any length stay in the library's memory until `use` returns. */
  private async read(
    from: number,
    to: number,
    use: (part: Uint8Array, at: number) => void,
    across?: readonly [number, number],
  ): Promise<void> {
    const { library } = this;
    const width = across ? this.metadata.size * (across[1] - across[0]) : this.entryBytes;
    const atOnce = Math.max(1, Math.floor((this.metadata.vlen ? passage >> 6 : passage) / Math.max(1, width)));
    for (let start = from; start < to; start += atOnce) {
      const stop = Math.min(start + atOnce, to);
      const length = width * (stop - start);
      if (length === 0) continue;
      const pointer = library._malloc(length);
      if (pointer === 0) throw this.unreadable(`has entries of ${width} bytes, too large to be read`);
      let status = -1;
      const rest = across ? [across[1] - across[0]] : this.shape.slice(1);
      const count = [stop - start, ...rest].map(BigInt);
      try {
        status = this.fill([start, across?.[0] ?? 0], count, pointer);
        if (status < 0) throw this.unreadable("cannot be read: the file is damaged or cut short");
        use(library.HEAPU8.subarray(pointer, pointer + length), (start - from) * width);
      } finally {
        if (this.metadata.vlen && status >= 0)
          library.reclaim_vlen_memory_count(this.id, this.path, "", BigInt(pointer), count);
        library._free(pointer);
      }
    }
  }

  private fill(start: readonly number[], count: bigint[], pointer: number): number {
    const scalar = this.shape.length === 0;
    const offset = scalar ? null : this.shape.map((_, axis) => BigInt(start[axis] ?? 0));
    const strides = scalar ? null : count.map(() => 1n);
    try {
      return this.library.get_dataset_data(this.id, this.path, scalar ? null : count, offset, strides, BigInt(pointer));
    } catch (cause) {
      throw this.unreadable("cannot be read: the file is damaged", cause);
    }
  }

  private asNumbers({ buffer }: { buffer: ArrayBuffer }): NumberArray {
    const { type, size, signed } = this.metadata;
    if (size === 8 && type !== hdf5Types.float) return fromInt64(new Uint8Array(buffer), signed);
    if (type === hdf5Types.float)
      return size === 8
        ? new Float64Array(buffer)
        : size === 4
          ? new Float32Array(buffer)
          : fromFloat16(new Uint16Array(buffer));
    if (size === 4) return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
    if (size === 2) return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
    return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  }

  private appendTexts(part: Uint8Array, texts: string[]): void {
    const { vlen, size, strpad } = this.metadata;
    if (vlen) {
      const pointers = new Uint32Array(part.buffer, part.byteOffset, part.byteLength >> 2);
      for (const pointer of pointers) texts.push(pointer === 0 ? "" : this.library.UTF8ToString(pointer));
      return;
    }
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    for (let at = 0; at < bytes.length; at += size) texts.push(fixedText(bytes.subarray(at, at + size), strpad === 2));
  }

  private kindOf(): StoredArray["kind"] {
    const { type, size, enum_type: enumeration } = this.metadata;
    const whole = [1, 2, 4, 8].includes(size);
    if (type === hdf5Types.integer && whole) return "integer";
    if (type === hdf5Types.float && [2, 4, 8].includes(size)) return "float";
    if (type === hdf5Types.text) return "text";
    if (type === hdf5Types.enumeration && whole)
      return Object.keys(enumeration?.members ?? {}).some((name) => /^true$/i.test(name)) ? "boolean" : "integer";
    if (type === hdf5Types.compound) return "integer"; // read by `bytes` alone
    throw this.unreadable(`is of a type that is not read (HDF5 class ${type}, ${size} bytes)`);
  }

  private unreadable(what: string, cause?: unknown): OmixelError {
    return new OmixelError(
      "UnreadableFile",
      `"${this.path}" ${what}.`,
      "Write or download the file again.",
      { file: this.file.path },
      cause,
    );
  }
}

/** A text of fixed length: ends at the first zero, or is filled up with blanks. */
export function fixedText(bytes: Buffer, blanks: boolean): string {
  const end = bytes.indexOf(0);
  const text = bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
  return blanks ? text.trimEnd() : text;
}
