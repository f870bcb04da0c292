import { OmixelError } from "../../errors.js";
import { isDecimalComma, isInfinite, isMissing, isNumber } from "./cell-text.js";
import type { Dialect } from "./dialect.js";
import { cellEnd } from "./long-number.js";
import { parseNumbers } from "./parse-numbers.js";

/** A delimited table as it stands in its file: numbers in blocks of rows, texts beside them. */
export interface Grid {
  readonly rows: number;
  /** Columns of numbers. */
  readonly columns: number;
  /** Blocks of `blockRows` rows, row-major; the last one may have fewer in use. */
  readonly blocks: readonly Float32Array[];
  readonly blockRows: number;
  /** Names of the rows, if the file has them. */
  readonly names?: string[];
  /** Columns of text by their number in the file, counted from 0. */
  readonly texts: ReadonlyMap<number, string[]>;
}

/** Neighbouring columns of one kind. */
interface Run {
  readonly kind: "text" | "number" | "blank";
  /** First column of the file, counted from 0. */
  readonly first: number;
  readonly count: number;
  /** Column of numbers that the first one becomes. */
  readonly out: number;
}

const [newline, carriageReturn] = [10, 13];

/** Numbers in a block: four megabytes. */
const blockSize = 1 << 20;

/** Parses blocks of whole lines into a grid. Call `push` with the blocks in order, then `finish`. */
export class GridParser {
  private readonly runs: readonly Run[];
  private readonly columns: number;
  private readonly blockRows: number;
  private readonly separator: number;
  private readonly blocks: Float32Array[] = [];
  private readonly texts = new Map<number, string[]>();
  private line = 0;
  private row = 0;
  /** What the line in work is made of, for the cells that are no plain numbers. */
  private bytes: Buffer = Buffer.alloc(0);
  private run: Run | undefined;

  constructor(
    private readonly dialect: Dialect,
    private readonly file: string,
  ) {
    this.runs = runsOf(dialect);
    this.columns = dialect.kinds.filter((kind) => kind === "number").length;
    this.blockRows = Math.max(1, Math.floor(blockSize / Math.max(1, this.columns)));
    this.separator = dialect.separator.charCodeAt(0);
    dialect.kinds.forEach((kind, j) => {
      if (kind === "names" || kind === "text") this.texts.set(j, []);
    });
  }

  /** @param block ends with a line end */
  push(block: Buffer): void {
    this.bytes = block;
    let at = 0;
    while (at < block.length) {
      this.line++;
      if (this.line <= this.dialect.skip || isBlank(block, at)) at = block.indexOf(newline, at) + 1;
      else at = this.parseLine(at);
    }
  }

  finish(): Grid {
    const names = this.dialect.kinds[0] === "names" ? this.texts.get(0)! : undefined;
    if (names) this.texts.delete(0);
    const { row: rows, columns, blocks, blockRows, texts } = this;
    return { rows, columns, blocks, blockRows, texts, ...(names ? { names } : {}) };
  }

  /** @returns where the next line begins */
  private parseLine(begin: number): number {
    const { bytes, separator } = this;
    const inBlock = this.row % this.blockRows;
    if (inBlock === 0) this.blocks.push(new Float32Array(this.blockRows * this.columns));
    const out = this.blocks.at(-1)!;
    let at = begin;
    for (const run of this.runs) {
      if (run.first > 0) {
        if (bytes[at] !== separator) throw this.ragged(begin);
        at++;
      }
      if (run.kind === "number") {
        this.run = run;
        at = parseNumbers(bytes, at, separator, run.count, out, inBlock * this.columns + run.out, this.oddCell);
        if (at < 0) throw this.ragged(begin);
      } else {
        const end = cellEnd(bytes, at, separator);
        if (run.kind === "text") this.texts.get(run.first)!.push(cellText(bytes, at, end));
        at = end;
      }
    }
    if (bytes[at] === carriageReturn) at++;
    if (bytes[at] !== newline) throw this.ragged(begin);
    this.row++;
    return at + 1;
  }

  private readonly oddCell = (from: number, to: number, cell: number): number => {
    const text = cellText(this.bytes, from, to);
    if (isMissing(text)) return NaN;
    const value = isNumber(text) ? Number(text) : NaN;
    if (Number.isFinite(Math.fround(value))) return value;
    const column = this.run!.first + cell;
    throw wrongCell(text, { file: this.file, line: this.line, column: this.dialect.header?.[column] || column + 1 });
  };

  private ragged(begin: number): OmixelError {
    const end = this.bytes.indexOf(newline, begin);
    let [found, at] = [0, begin];
    while (at <= end) {
      found++;
      at = cellEnd(this.bytes, at, this.separator);
      if (this.bytes[at] !== this.separator) break;
      at++;
    }
    const expected = this.dialect.kinds.length;
    const open = found < expected && this.bytes.subarray(begin, end).includes('"');
    return new OmixelError(
      "MalformedTable",
      `${expected} cells are expected, but the line has ${found}.`,
      open
        ? "Put the line right; a quoted cell must not go over several lines."
        : "Put the line right, or export the table again.",
      { file: this.file, line: this.line },
    );
  }
}

function runsOf({ kinds }: Dialect): Run[] {
  const runs: Run[] = [];
  let out = 0;
  kinds.forEach((column, first) => {
    const kind = column === "names" ? "text" : column;
    const before = runs.at(-1);
    if (kind === "number" && before?.kind === "number") runs[runs.length - 1] = { ...before, count: before.count + 1 };
    else runs.push({ kind, first, count: 1, out });
    if (kind === "number") out++;
  });
  return runs;
}

function isBlank(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === newline || (bytes[at] === carriageReturn && bytes[at + 1] === newline);
}

/** The text of a cell, without blanks around it and without its quotes. */
function cellText(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString("utf8", from, to).trim();
  return text.startsWith('"') ? text.replace(/^"|"$/g, "").replaceAll('""', '"') : text;
}

function wrongCell(text: string, place: { file: string; line: number; column: string | number }): OmixelError {
  const shown = `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
  const say = (what: string, remedy: string) => new OmixelError("MalformedTable", what, remedy, place);
  if (isDecimalComma(text))
    return say(`The number ${shown} has a decimal comma.`, "Export the table with decimal points.");
  if (isNumber(text)) return say(`The number ${shown} is too large.`, "Values up to 3.4e38 can be held.");
  if (isInfinite(text))
    return say(
      `The value ${shown} is infinite.`,
      "It often is the logarithm of 0: add a pseudocount, or leave the cell empty.",
    );
  return say(
    `A number is expected, but the cell says ${shown}.`,
    "Put the cell right; leave it empty if the value is missing.",
  );
}
