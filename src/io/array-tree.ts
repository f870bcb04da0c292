/** Numbers as they are stored; whole numbers of 64 bits and half-precision ones become Float64Array and Float32Array. */
export type NumberArray =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** An array in a file, read in parts along its first axis. */
export interface StoredArray {
  /** Path in the tree, named in errors. */
  readonly path: string;
  readonly shape: readonly number[];
  readonly kind: "integer" | "float" | "boolean" | "text";
  /** Shape of the pieces that are stored, and so unpacked, together; that of the array if it is one piece. */
  readonly chunks: readonly number[];
  /**
   * Numbers of the entries `from` … `to - 1` of the first axis, row-major.
   *
   * @param across of an array of two axes the part of the second one that is read: first and one past the last
   */
  numbers(from: number, to: number, across?: readonly [number, number]): Promise<NumberArray>;
  /** Texts of these entries. */
  texts(from: number, to: number): Promise<string[]>;
}

/** Plain values of an attribute; whole numbers of 64 bits become numbers. */
export type AttributeValue =
  string | number | boolean | null | readonly AttributeValue[] | { readonly [name: string]: AttributeValue };

/** Groups of named arrays with attributes: what HDF5 files and Zarr stores have in common. */
export interface ArrayTree {
  /** Named in errors. */
  readonly file: string;
  /** @param path by slashes, without one at its beginning; "" is the root */
  kindOf(path: string): Promise<"group" | "array" | undefined>;
  namesIn(path: string): Promise<readonly string[]>;
  attributes(path: string): Promise<Readonly<Record<string, AttributeValue>>>;
  array(path: string): Promise<StoredArray>;
  close(): Promise<void>;
}
