import type { ArrayTree, AttributeValue, NumberArray, StoredArray } from "../array-tree.js";
import { openBytes } from "../open-bytes.js";
import type { Hdf5Metadata } from "./hdf5-array.js";
import { type Call, Hdf5Worker } from "./hdf5-worker.js";

/** What an HDF5 file begins with, here or behind a block of the user's own (HDF5 File Format Specification, superblock). */
const [magic, begins] = ["894844460d0a1a0a", [0, 512, 1024, 2048]];

/** Bytes that show whether a file is HDF5. */
export const hdf5Head = begins.at(-1)! + magic.length / 2;

/** Whether bytes are the head of an HDF5 file; MuData and MATLAB write a line of text before it. */
export function isHdf5(head: Buffer): boolean {
  return begins.some((at) => head.toString("hex", at, at + magic.length / 2) === magic);
}

/** Milliseconds that any call may take, and bytes a millisecond that the slowest disk gives. */
const [patience, slowest] = [3000, 2000];

/** An HDF5 file, read in parts from the disk, on a thread of its own. */
export class Hdf5File implements ArrayTree {
  private constructor(
    private readonly worker: Hdf5Worker,
    private readonly handle: number,
    readonly file: string,
    private readonly size: number,
  ) {}

  /** @throws FileNotFound, NotAFile; UnreadableFile for what is no HDF5 file, damaged or cut short */
  static async open(path: string): Promise<Hdf5File> {
    const { size } = await openBytes(path); // says in words what is wrong with a path
    const worker = Hdf5Worker.shared();
    const handle = (await worker.call(path, "open", 0, [path], timeFor(size, 0))) as number;
    return new Hdf5File(worker, handle, path, size);
  }

  async kindOf(path: string): Promise<"group" | "array" | undefined> {
    return (await this.call("kindOf", [path])) as "group" | "array" | undefined;
  }

  async namesIn(path: string): Promise<readonly string[]> {
    return (await this.call("namesIn", [path])) as string[];
  }

  async attributes(path: string): Promise<Readonly<Record<string, AttributeValue>>> {
    return (await this.call("attributes", [path])) as Record<string, AttributeValue>;
  }

  /** @throws UnreadableFile for types and filters that are not read, and for a size that the file cannot hold */
  async array(path: string): Promise<StoredArray & { bytes(from: number, to: number): Promise<Uint8Array> }> {
    const told = (await this.call("array", [path])) as Pick<StoredArray, "shape" | "chunks" | "kind">;
    const width = 8 * told.shape.slice(1).reduce((product, length) => product * length, 1);
    const part = (name: "numbers" | "texts" | "bytes", from: number, to: number, across?: readonly [number, number]) =>
      this.call(name, [path, from, to, across], (to - from) * width);
    return {
      path,
      ...told,
      numbers: async (from, to, across) => ours((await part("numbers", from, to, across)) as NumberArray),
      texts: async (from, to) => (await part("texts", from, to)) as string[],
      bytes: async (from, to) => (await part("bytes", from, to)) as Uint8Array,
    };
  }

  /** What the library knows of a dataset, for types that `array` does not tell: compounds. */
  async metadata(path: string): Promise<Hdf5Metadata> {
    return (await this.call("metadata", [path])) as Hdf5Metadata;
  }

  /** A file on which the library failed is closed already. */
  async close(): Promise<void> {
    await this.call("close", []).catch(() => undefined);
  }

  private call(name: Call["name"], args: readonly unknown[], bytes = 0): Promise<unknown> {
    return this.worker.call(this.file, name, this.handle, args, timeFor(this.size, bytes));
  }
}

const kinds = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array };

/** In a sandbox (a notebook's cell, a test) arrays from another thread are of no type that `instanceof` knows. */
function ours(numbers: NumberArray): NumberArray {
  const Kind = kinds[numbers.constructor.name as keyof typeof kinds];
  return numbers instanceof Kind
    ? numbers
    : new Kind(numbers.buffer as ArrayBuffer, numbers.byteOffset, numbers.length);
}

/** Patience with a file of a size: its index may lie all over it, and the parts that are read have to be unpacked. */
function timeFor(size: number, bytes: number): number {
  return patience + size / (100 * slowest) + bytes / slowest;
}
