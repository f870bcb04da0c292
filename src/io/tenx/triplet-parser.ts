import { OmixelError } from "../../errors.js";
import { parseNumbers } from "../delimited/parse-numbers.js";

const [newline, carriageReturn, blank, tab, zero] = [10, 13, 32, 9, 48];

/** What the beginning of a Matrix Market file tells (NIST, "The Matrix Market Exchange Formats", 1996). */
export interface MatrixMarketHead {
  readonly rows: number;
  readonly columns: number;
  /** Lines that follow, one an entry. */
  readonly entries: number;
  /** Whether lines have no value: all are 1. */
  readonly pattern: boolean;
  /** Lines of the head. */
  readonly lines: number;
}

/** Parses lines "row column value" straight from bytes into three arrays. Push whole lines, in order. */
export class TripletParser {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  /** Entries that the arrays hold. */
  count = 0;
  /** Lines of the file that were read. */
  line: number;
  private readonly value = new Float32Array(1);

  /** @param capacity entries that the arrays can hold */
  constructor(
    private readonly head: MatrixMarketHead,
    private readonly file: string,
    capacity: number,
  ) {
    this.rows = new Uint32Array(capacity);
    this.columns = new Uint32Array(capacity);
    this.values = new Float32Array(capacity);
    this.line = head.lines;
  }

  /**
   * Parses until the bytes end or the arrays are full.
   *
   * @param bytes ends with a line end
   * @returns where it stopped
   */
  push(bytes: Uint8Array, from = 0): number {
    const { rows, columns, values, head } = this;
    let at = from;
    while (at < bytes.length) {
      if (this.count === rows.length && !onlyBlank(bytes, at)) return at;
      this.line++;
      at = skipBlanks(bytes, at);
      if (bytes[at] === newline || bytes[at] === carriageReturn) {
        at = bytes.indexOf(newline, at) + 1;
        continue;
      }
      const rowAt = at;
      let row = 0;
      for (let digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero) row = row * 10 + digit;
      const columnAt = skipBlanks(bytes, at);
      if (columnAt === at || at === rowAt) throw this.malformed(bytes, rowAt);
      let column = 0;
      at = columnAt;
      for (let digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero) column = column * 10 + digit;
      if (at === columnAt) throw this.malformed(bytes, rowAt);
      if (row < 1 || row > head.rows || column < 1 || column > head.columns) throw this.outside(row, column);
      if (head.pattern) this.value[0] = 1;
      else {
        const valueAt = skipBlanks(bytes, at);
        if (valueAt === at) throw this.malformed(bytes, rowAt);
        at = parseNumbers(bytes, valueAt, blank, 1, this.value, 0, () => Infinity);
        if (!Number.isFinite(this.value[0]!)) throw this.malformed(bytes, rowAt);
      }
      at = skipBlanks(bytes, at);
      if (bytes[at] === carriageReturn) at++;
      if (bytes[at] !== newline) throw this.malformed(bytes, rowAt);
      rows[this.count] = row - 1;
      columns[this.count] = column - 1;
      values[this.count++] = this.value[0]!;
      at++;
    }
    return at;
  }

  /** Forgets the entries before `from`, so that there is room for others. */
  discard(from: number): void {
    for (const array of [this.rows, this.columns, this.values]) array.copyWithin(0, from, this.count);
    this.count -= from;
  }

  private outside(row: number, column: number): OmixelError {
    return new OmixelError(
      "MalformedTable",
      `Row ${row}, column ${column} lies outside the matrix of ${this.head.rows} × ${this.head.columns}.`,
      "Download or write the file again.",
      { file: this.file, line: this.line },
    );
  }

  private malformed(bytes: Uint8Array, from: number): OmixelError {
    const end = bytes.indexOf(newline, from);
    const text = Buffer.from(bytes.subarray(from, Math.min(end, from + 60))).toString("utf8");
    return new OmixelError(
      "MalformedTable",
      `A line is "row column${this.head.pattern ? "" : " value"}" with whole numbers from 1 on, but this one is ${JSON.stringify(text)}.`,
      "Download or write the file again.",
      { file: this.file, line: this.line },
    );
  }
}

function skipBlanks(bytes: Uint8Array, at: number): number {
  while (bytes[at] === blank || bytes[at] === tab) at++;
  return at;
}

function onlyBlank(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if (bytes[at]! > blank) return false;
  return true;
}
