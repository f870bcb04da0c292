import { resolve } from "node:path";
import { OmixelError } from "../../errors.js";
import type { ArrayTree, AttributeValue } from "../array-tree.js";
import { openBytes } from "../open-bytes.js";
import { Hdf5Array, hdf5Types } from "./hdf5-array.js";
import { type Hdf5Library, hdf5Library } from "./hdf5-library.js";
import { fromInt64 } from "../wide-numbers.js";

/** An HDF5 file that is read on the calling thread, which the library may block for ever: see `Hdf5File`. */
export class LocalHdf5File implements ArrayTree {
  private constructor(
    private readonly library: Hdf5Library,
    private readonly id: bigint,
    readonly file: string,
    private readonly size: number,
  ) {}

  /** @throws FileNotFound, NotAFile; UnreadableFile for what is no HDF5 file, damaged or cut short */
  static async open(path: string): Promise<LocalHdf5File> {
    const { size } = await openBytes(path); // says in words what is wrong with a path
    const library = await hdf5Library();
    const id = attempt(path, () => library.open(resolve(path), library.H5F_ACC_RDONLY, false, -1, -1));
    if (id < 0n)
      throw new OmixelError(
        "UnreadableFile",
        "The HDF5 file cannot be opened: it is damaged, cut short, or still being written.",
        "Write or download it again.",
        { file: path },
      );
    return new LocalHdf5File(library, id, path, size);
  }

  async kindOf(path: string): Promise<"group" | "array" | undefined> {
    const { library } = this;
    const type = path === "" ? library.H5G_GROUP : attempt(this.file, () => library.get_type(this.id, path));
    return type === library.H5G_GROUP ? "group" : type === library.H5G_DATASET ? "array" : undefined;
  }

  async namesIn(path: string): Promise<readonly string[]> {
    return attempt(this.file, () => this.library.get_names(this.id, path || "/", false));
  }

  async attributes(path: string): Promise<Readonly<Record<string, AttributeValue>>> {
    const names = attempt(this.file, () => this.library.get_attribute_names(this.id, path || "/"));
    return Object.fromEntries(names.map((name) => [name, attempt(this.file, () => this.attribute(path || "/", name))]));
  }

  async array(path: string): Promise<Hdf5Array> {
    const metadata = attempt(this.file, () => this.library.get_dataset_metadata(this.id, path));
    return attempt(
      this.file,
      () => new Hdf5Array(this.library, this.id, path, { path: this.file, size: this.size }, metadata),
    );
  }

  async close(): Promise<void> {
    attempt(this.file, () => this.library.close_file(this.id));
  }

  /** What the library knows of a dataset, for types that `array` does not tell: compounds. */
  async metadata(path: string): Promise<ReturnType<Hdf5Library["get_dataset_metadata"]>> {
    return attempt(this.file, () => this.library.get_dataset_metadata(this.id, path));
  }

  /** Attributes of types that no format needs (references, compounds) are null. */
  private attribute(path: string, name: string): AttributeValue {
    const { library, id } = this;
    const { shape, type, size, signed, vlen, total_size: count } = library.get_attribute_metadata(id, path, name);
    const read = [hdf5Types.integer, hdf5Types.float, hdf5Types.text, hdf5Types.enumeration] as readonly number[];
    if (!shape || !read.includes(type) || size * count > 1 << 20) return null;
    const pointer = library._malloc(Math.max(1, size * count));
    try {
      if (library.get_attribute_data(id, path, name, BigInt(pointer)) < 0) return null;
      const bytes = library.HEAPU8.slice(pointer, pointer + size * count);
      const values = attributeValues(library, bytes, { type, size, signed, vlen });
      if (vlen) library.reclaim_vlen_memory(id, path, name, BigInt(pointer));
      return shape.length === 0 ? (values[0] ?? null) : values;
    } finally {
      library._free(pointer);
    }
  }
}

interface AttributeType {
  readonly type: number;
  readonly size: number;
  readonly signed: boolean;
  readonly vlen: boolean;
}

function attributeValues(library: Hdf5Library, bytes: Uint8Array, { type, size, signed, vlen }: AttributeType) {
  if (type === hdf5Types.text) {
    if (vlen) return Array.from(new Uint32Array(bytes.buffer), (at) => (at === 0 ? "" : library.UTF8ToString(at)));
    const texts: string[] = [];
    for (let at = 0; at < bytes.length; at += size)
      texts.push(
        Buffer.from(bytes.subarray(at, at + size))
          .toString("utf8")
          .replace(/[\0 ]+$/, ""),
      );
    return texts;
  }
  if (type === hdf5Types.float)
    return Array.from(size === 8 ? new Float64Array(bytes.buffer) : size === 4 ? new Float32Array(bytes.buffer) : []);
  if (size === 8) return Array.from(fromInt64(bytes, signed));
  const view = Buffer.from(bytes.buffer);
  return Array.from({ length: bytes.length / size }, (_, i) =>
    signed ? view.readIntLE(i * size, size) : view.readUIntLE(i * size, size),
  );
}

/** Runs the library; whatever it throws is damage in the file. */
function attempt<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof OmixelError) throw cause;
    throw new OmixelError(
      "UnreadableFile",
      "The HDF5 file is damaged.",
      "Write or download it again.",
      { file },
      cause,
    );
  }
}
