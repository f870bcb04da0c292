import type { Csr } from "../../data/csr.js";
import { requireCountable } from "../../data/require-countable.js";
import { OmixelError } from "../../errors.js";
import { allocate, inBlocks } from "../allocate.js";
import { lineBlocks } from "../line-blocks.js";
import { openBytes, type ReadWatch } from "../open-bytes.js";
import { blockEntries } from "../row-blocks.js";
import { sparseRows } from "../sparse-rows.js";
import { type MatrixMarketHead, TripletParser } from "./triplet-parser.js";

/** First bytes of a Matrix Market file. */
export const matrixMarketMagic = "%%MatrixMarket";

/** No file has more entries than bytes unpacked by this: a line takes two bytes at least, deflate packs 1032 to 1. */
const entriesPerByte = 1032 / 2;

/**
 * Reads a Matrix Market file with its columns as samples: 10x writes features × cells.
 *
 * @returns columns × rows of the file, sparse
 * @throws FileNotFound, NotAFile, UnreadableFile, Aborted; MalformedTable with the line; UnsuitableData where it is too
 *   large for the memory
 */
export async function readMatrixMarket(path: string, watch: ReadWatch = {}): Promise<Csr> {
  const { head, lines, most } = await openMatrixMarket(path, watch);
  requireCountable(head.entries, inBlocks, path);
  const parser = allocate(most * 12, path, () => new TripletParser(head, path, most));
  for await (const block of lines) if (parser.push(block) < block.length) throw tooMany(head, path);
  if (parser.count < head.entries) throw cutShort(head, parser.count, path);
  return byColumns(parser, head, path);
}

/**
 * The same in blocks of samples, for files whose lines come sample by sample, as 10x writes them.
 *
 * @param most samples in a block at most; default: as many as keep it near 4 million entries
 * @throws what `readMatrixMarket` throws; UnsuitableData where the lines come in another order
 */
export async function* matrixMarketBlocks(path: string, watch: ReadWatch = {}, most = Infinity): AsyncGenerator<Csr> {
  const { head, lines, most: entries } = await openMatrixMarket(path, watch);
  const capacity = Math.min(2 * blockEntries, entries + 1);
  const parser = new TripletParser(head, path, capacity);
  let [first, total] = [0, 0]; // sample that the next block begins with, entries that were handed over
  const upTo = function* (sample: number): Generator<Csr> {
    // What the parser holds of samples before `sample`, as blocks of `most`.
    let from = 0;
    while (first < sample) {
      const next = Math.min(sample, first + most);
      let to = from;
      while (to < parser.count && parser.columns[to]! < next) to++;
      yield blockOf(parser, from, to, first, next, head, path);
      total += to - from;
      [first, from] = [next, to];
    }
    parser.discard(from);
  };
  for await (const block of lines) {
    for (let at = 0; at < block.length;) {
      const before = parser.count;
      at = parser.push(block, at);
      requireOrder(parser, before, first, path);
      if (total + parser.count > head.entries) throw tooMany(head, path);
      const last = parser.count > 0 ? parser.columns[parser.count - 1]! : first;
      if (parser.count >= blockEntries || last - first >= most || at < block.length) {
        if (last === first && parser.count === capacity) throw tooMany(head, path);
        yield* upTo(last);
      }
    }
  }
  if (total + parser.count < head.entries) throw cutShort(head, total + parser.count, path);
  yield* upTo(head.columns);
}

/** The head of a Matrix Market file: its shape. @throws what `readMatrixMarket` throws */
export async function matrixMarketHead(path: string): Promise<MatrixMarketHead> {
  const { head, close } = await openMatrixMarket(path, {});
  await close();
  return head;
}

/** `most` is how many entries the file can have. Who does not read all the lines closes the file. */
async function openMatrixMarket(path: string, watch: ReadWatch) {
  const { chunks, size } = await openBytes(path, watch);
  const blocks = lineBlocks(chunks);
  const close = () => blocks.return(undefined);
  const begun: Buffer[] = [];
  try {
    // A head of comments may go over several blocks; the size is the first line that is no comment.
    for (;;) {
      const { value, done } = await blocks.next();
      if (!done) begun.push(value as Buffer);
      const text = Buffer.concat(begun);
      const found = headOf(text, path, done === true);
      if (!found) continue;
      const { head, end } = found;
      return { head, most: capacityOf(head, size, path), lines: rejoined(text.subarray(end), blocks), close };
    }
  } catch (error) {
    await close();
    throw error;
  }
}

async function* rejoined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function headOf(text: Buffer, path: string, ended: boolean): { head: MatrixMarketHead; end: number } | undefined {
  const malformed = (what: string, line: number) =>
    new OmixelError("MalformedTable", `${what}.`, "Write it as a sparse matrix of Matrix Market.", {
      file: path,
      line,
    });
  let [at, lines] = [0, 0];
  let kind = "";
  while (at < text.length) {
    const end = text.indexOf(10, at);
    const line = text.toString("latin1", at, end).trim();
    at = end + 1;
    lines++;
    if (lines === 1) {
      kind = line.toLowerCase();
      const [magic, object, layout, field = "", symmetry] = kind.split(/\s+/);
      if (magic !== matrixMarketMagic.toLowerCase() || object !== "matrix")
        throw malformed("The first line of a Matrix Market file is missing", 1);
      if (
        layout !== "coordinate" ||
        !/^(integer|real|double|unsigned-integer|pattern)$/.test(field) ||
        symmetry !== "general"
      )
        throw malformed(
          `The matrix is "${[layout, field, symmetry].join(" ")}", but a general sparse one of numbers is expected`,
          1,
        );
    } else if (line !== "" && !line.startsWith("%")) {
      const numbers = line.split(/\s+/).map(Number);
      if (
        numbers.length !== 3 ||
        !numbers.every((n) => Number.isSafeInteger(n) && n >= 0) ||
        Math.max(numbers[0]!, numbers[1]!) >= 2 ** 32
      )
        throw malformed(`The line of rows, columns and entries is ${JSON.stringify(line.slice(0, 60))}`, lines);
      const [rows, columns, entries] = numbers as [number, number, number];
      return { head: { rows, columns, entries, pattern: kind.includes("pattern"), lines }, end: at };
    }
  }
  if (ended) throw malformed("The line of rows, columns and entries is missing", lines);
  return undefined;
}

/** Entries by sample, in one counting sort; where they are in order already, nothing is moved. */
function byColumns({ rows, columns, values }: TripletParser, head: MatrixMarketHead, file: string): Csr {
  const indptr = new Uint32Array(head.columns + 1);
  let ordered = true;
  for (let k = 0; k < columns.length; k++) {
    indptr[columns[k]! + 1]!++;
    if (k > 0 && columns[k]! < columns[k - 1]!) ordered = false;
  }
  for (let i = 0; i < head.columns; i++) indptr[i + 1]! += indptr[i]!;
  const place = { file, path: "matrix", firstRow: 0 };
  if (ordered) return sparseRows(head.rows, indptr, rows, values, place);
  const next = indptr.slice();
  const [sortedRows, sortedValues] = [new Uint32Array(rows.length), new Float32Array(rows.length)];
  for (let k = 0; k < rows.length; k++) {
    const at = next[columns[k]!]!++;
    sortedRows[at] = rows[k]!;
    sortedValues[at] = values[k]!;
  }
  return sparseRows(head.rows, indptr, sortedRows, sortedValues, place);
}

function blockOf(
  { rows, columns, values }: TripletParser,
  from: number,
  to: number,
  first: number,
  next: number,
  head: MatrixMarketHead,
  file: string,
): Csr {
  const indptr = new Uint32Array(next - first + 1);
  for (let k = from; k < to; k++) indptr[columns[k]! - first + 1]!++;
  for (let i = 0; i < next - first; i++) indptr[i + 1]! += indptr[i]!;
  return sparseRows(head.rows, indptr, rows.subarray(from, to), values.subarray(from, to), {
    file,
    path: "matrix",
    firstRow: first,
  });
}

function requireOrder({ columns, count }: TripletParser, from: number, first: number, file: string): void {
  for (let k = from; k < count; k++)
    if (columns[k]! < (k > 0 ? columns[k - 1]! : first))
      throw new OmixelError(
        "UnsuitableData",
        "The lines of the matrix are not in the order of the samples, so that it cannot be read in blocks.",
        "Read it whole, or write it as .h5ad.",
        { file },
      );
}

function capacityOf({ entries }: MatrixMarketHead, size: number, file: string): number {
  if (entries <= size * entriesPerByte) return entries;
  throw new OmixelError(
    "UnreadableFile",
    `The file declares ${entries} entries, more than its ${size} bytes can hold.`,
    "Download or write it again.",
    { file },
  );
}

function cutShort({ entries }: MatrixMarketHead, found: number, file: string): OmixelError {
  return new OmixelError(
    "UnreadableFile",
    `${entries} entries are declared, but the file has ${found}: it is cut short.`,
    "Download or copy it again.",
    { file },
  );
}

function tooMany({ entries }: MatrixMarketHead, file: string): OmixelError {
  return new OmixelError(
    "MalformedTable",
    `The file has more entries than the ${entries} it declares.`,
    "Write it again.",
    {
      file,
    },
  );
}
