import { totalmem } from "node:os";
import type { Array as ZarritaArray, DataType, Readable } from "zarrita";
import { OmixelError } from "../../errors.js";
import type { NumberArray, StoredArray } from "../array-tree.js";
import { fromInt64 } from "../wide-numbers.js";

type Source = ZarritaArray<DataType, Readable>;

/** A piece of an array, as the library hands it over; `get` is how its truth values and texts are reached. */
interface Piece {
  readonly data: (ArrayLike<unknown> | { readonly length: number; get(index: number): unknown }) & {
    readonly length: number;
  };
  readonly stride: readonly number[];
}

/** One array of a Zarr hierarchy. */
export class ZarrArray implements StoredArray {
  readonly shape: readonly number[];
  readonly chunks: readonly number[];
  readonly kind: StoredArray["kind"];
  /** The piece that was read last: the next part often begins in it. */
  private last: { readonly key: string; readonly piece: Piece } | undefined;

  /** @throws UnreadableFile for types that are not read */
  constructor(
    private readonly source: Source,
    readonly path: string,
    private readonly file: string,
  ) {
    this.shape = source.shape;
    this.chunks = source.chunks;
    this.kind = this.kindOf();
    const sound = [...this.shape, ...this.chunks].every((length) => Number.isSafeInteger(length) && length >= 0);
    if (!sound || this.shape.length !== this.chunks.length || this.chunks.includes(0))
      throw this.unreadable(
        `has the impossible shape ${this.shape.join(" × ")}, in pieces of ${this.chunks.join(" × ")}`,
      );
  }

  async numbers(from: number, to: number, across?: readonly [number, number]): Promise<NumberArray> {
    if (this.kind === "text") throw this.unreadable("holds texts where numbers are expected");
    const [left, right] = across ?? [0, this.shape[1] ?? 1];
    if (this.shape.length > 2) throw this.unreadable(`has ${this.shape.length} axes, where at most two are expected`);
    const out = this.allocate((to - from) * (right - left));
    await this.each(from, to, left, right, (value, at) => (out[at] = Number(value)));
    return out;
  }

  async texts(from: number, to: number): Promise<string[]> {
    if (this.kind !== "text" || this.shape.length > 1)
      throw this.unreadable("holds no list of texts where one is expected");
    this.requireMemory(8 * (to - from));
    const out = new Array<string>(to - from);
    await this.each(from, to, 0, 1, (value, at) => (out[at] = typeof value === "string" ? value : ""));
    return out;
  }

  /** Hands over the values of the rows `from` … `to - 1` and the columns `left` … `right - 1`, piece by piece. */
  private async each(
    from: number,
    to: number,
    left: number,
    right: number,
    take: (value: unknown, at: number) => void,
  ): Promise<void> {
    const [height = 1, width = 1] = this.chunks;
    const wide = this.shape.length > 1;
    for (let i = Math.floor(from / height); i * height < to; i++)
      for (let j = Math.floor(left / width); j * width < (wide ? right : 1); j++) {
        const { data, stride } = await this.piece(this.shape.length === 0 ? [] : wide ? [i, j] : [i]);
        const values = numbersOf(data);
        const [down = 1, over = 0] = stride;
        const [top, bottom] = [Math.max(from, i * height), Math.min(to, (i + 1) * height)];
        const [begin, end] = wide ? [Math.max(left, j * width), Math.min(right, (j + 1) * width)] : [0, 1];
        for (let row = top; row < bottom; row++)
          for (let column = begin; column < end; column++) {
            const within = (row - i * height) * down + (wide ? (column - j * width) * over : 0);
            take(values ? values[within] : valueAt(data, within), (row - from) * (right - left) + column - left);
          }
      }
  }

  private async piece(place: number[]): Promise<Piece> {
    const key = place.join("/");
    if (this.last?.key === key) return this.last.piece;
    const piece = await this.source.getChunk(place).catch((cause: unknown) => {
      if (cause instanceof OmixelError) throw cause;
      const reason = (cause as Error).message;
      throw this.unreadable(`cannot be read: piece ${key || "0"} is damaged or cut short (${reason})`, cause);
    });
    const expected = this.chunks.reduce((product, length) => product * length, 1);
    const { length } = piece.data as unknown as { length: number };
    if (length !== expected)
      throw this.unreadable(`cannot be read: piece ${key} has ${length} values of ${expected}, it is cut short`);
    this.last = { key, piece: piece as unknown as Piece };
    return this.last.piece;
  }

  private allocate(length: number): NumberArray {
    this.requireMemory(8 * length);
    const dtype: string = this.source.dtype;
    if (dtype === "float32" || dtype === "float16") return new Float32Array(length);
    if (dtype === "float64" || /64$/.test(dtype)) return new Float64Array(length);
    if (dtype === "uint32") return new Uint32Array(length);
    if (dtype === "bool" || dtype === "uint8") return new Uint8Array(length);
    return new Int32Array(length);
  }

  private requireMemory(bytes: number): void {
    if (bytes > totalmem())
      throw this.unreadable(`declares ${this.shape.join(" × ")} values, more than memory can hold`);
  }

  private kindOf(): StoredArray["kind"] {
    const { dtype } = this.source;
    if (dtype === "bool") return "boolean";
    if (/^u?int(8|16|32|64)$/.test(dtype)) return "integer";
    if (/^float/.test(dtype)) return "float";
    if (dtype === "string" || dtype === "v2:object" || /^v2:[US]/.test(dtype)) return "text";
    throw this.unreadable(`is of the type "${dtype}", which is not read`);
  }

  private unreadable(what: string, cause?: unknown): OmixelError {
    return new OmixelError(
      "UnreadableFile",
      `"${this.path}" ${what}.`,
      "Write or download it again.",
      { file: this.file },
      cause,
    );
  }
}

/** Numbers that are reached by their index; undefined for texts and truth values. */
function numbersOf(data: Piece["data"]): ArrayLike<unknown> | undefined {
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    return fromInt64(bytes, data instanceof BigInt64Array);
  }
  return ArrayBuffer.isView(data) || Array.isArray(data) ? (data as ArrayLike<unknown>) : undefined;
}

function valueAt(data: Piece["data"], index: number): unknown {
  return "get" in data ? data.get(index) : data[index];
}
