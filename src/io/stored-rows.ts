import type { Csr } from "../data/csr.js";
import { dense } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";
import { requireCountable } from "../data/require-countable.js";
import { OmixelError } from "../errors.js";
import type { NumberArray, StoredArray } from "./array-tree.js";
import { blockEntries, type RowBlocks } from "./row-blocks.js";
import { sparseRows } from "./sparse-rows.js";

/** The arrays of a sparse matrix, compressed by rows or by columns. */
export interface StoredSparse {
  readonly indptr: StoredArray;
  readonly indices: StoredArray;
  readonly data: StoredArray;
}

/** A dense matrix of the file, rows × columns. @throws MalformedTable for infinite values */
export function denseRowBlocks(array: StoredArray, file: string): RowBlocks {
  const [rows = 0, columns = 0] = array.shape;
  return {
    rows,
    columns,
    kind: "dense",
    async *blocks(most) {
      const chunk = Math.max(1, array.chunks[0] ?? 1);
      const fitting = Math.floor(blockEntries / Math.max(1, columns));
      // Whole stored pieces, so that none is unpacked twice.
      const step = most ?? Math.max(chunk, Math.floor(fitting / chunk) * chunk, 1);
      for (let from = 0; from < rows; from += step) {
        const to = Math.min(from + step, rows);
        yield dense(to - from, columns, finiteValues(await array.numbers(from, to), array.path, file));
      }
    },
  };
}

/** A matrix compressed by rows. @throws MalformedTable where its parts do not fit together */
export async function csrRowBlocks(
  parts: StoredSparse,
  [rows, columns]: readonly [number, number],
  file: string,
): Promise<RowBlocks> {
  const indptr = await offsets(parts, rows, file);
  const path = parts.data.path.replace(/\/?[^/]*$/, "") || "/";
  return {
    rows,
    columns,
    kind: "csr",
    stored: indptr[rows]!,
    async *blocks(most = rows) {
      // Pieces of the file that are larger than a block would be unpacked again for each block.
      const limit = Math.max(blockEntries, 4 * Math.min(parts.data.chunks[0] ?? 0, indptr[rows]! >> 3));
      for (let from = 0; from < rows;) {
        let to = from + 1;
        while (to < rows && to - from < most && indptr[to + 1]! - indptr[from]! <= limit) to++;
        const [begin, end] = [indptr[from]!, indptr[to]!];
        const indices = await parts.indices.numbers(begin, end);
        const data = await parts.data.numbers(begin, end);
        const own = indptr.subarray(from, to + 1).map((at) => at - begin);
        yield sparseRows(columns, own, indices, data, { file, path, firstRow: from });
        from = to;
      }
    },
  };
}

/**
 * A matrix compressed by columns. It has to be turned, so that the first block takes the memory of the whole matrix; the
 * blocks after it take none.
 *
 * @throws MalformedTable where its parts do not fit together; UnsuitableData where it is too large to be turned
 */
export async function cscRowBlocks(
  parts: StoredSparse,
  [rows, columns]: readonly [number, number],
  file: string,
): Promise<RowBlocks> {
  const byColumns = await csrRowBlocks(parts, [columns, rows], file);
  requireCountable(byColumns.stored!, "Write it by rows, adata.X = adata.X.tocsr(): then it is read in blocks.", file);
  return {
    rows,
    columns,
    kind: "csr",
    stored: byColumns.stored!,
    async *blocks(most) {
      const turned = await turn(byColumns);
      const step = most ?? Math.max(1, Math.floor((blockEntries * rows) / Math.max(1, turned.values.length)));
      for (let from = 0; from < rows; from += step) yield rowsOf(turned, from, Math.min(from + step, rows));
    },
  };
}

async function turn(source: RowBlocks): Promise<Csr> {
  const [rows, columns] = [source.columns, source.rows];
  const indptr = new Uint32Array(rows + 1);
  const parts: Csr[] = [];
  for await (const block of source.blocks()) {
    parts.push(block as Csr);
    for (const row of (block as Csr).indices) indptr[row + 1]!++;
  }
  for (let i = 0; i < rows; i++) indptr[i + 1]! += indptr[i]!;
  const next = indptr.slice();
  const indices = new Uint32Array(indptr[rows]!);
  const values = new Float32Array(indptr[rows]!);
  let column = 0;
  for (const part of parts)
    for (let j = 0; j < part.rows; j++, column++)
      for (let k = part.indptr[j]!; k < part.indptr[j + 1]!; k++) {
        const at = next[part.indices[k]!]!++;
        indices[at] = column;
        values[at] = part.values[k]!;
      }
  return { kind: "csr", rows, columns, indptr, indices, values };
}

function rowsOf(matrix: Csr, from: number, to: number): Matrix {
  const [begin, end] = [matrix.indptr[from]!, matrix.indptr[to]!];
  return {
    kind: "csr",
    rows: to - from,
    columns: matrix.columns,
    indptr: matrix.indptr.subarray(from, to + 1).map((at) => at - begin),
    indices: matrix.indices.subarray(begin, end),
    values: matrix.values.subarray(begin, end),
  };
}

async function offsets({ indptr, indices, data }: StoredSparse, rows: number, file: string): Promise<Float64Array> {
  const path = indptr.path;
  const malformed = (what: string) =>
    new OmixelError("MalformedTable", `"${path}" ${what}.`, "Write or download the file again.", { file });
  if (indptr.shape[0] !== rows + 1 || indptr.shape.length !== 1)
    throw malformed(`has ${indptr.shape.join(" × ")} entries, but ${rows + 1} are expected`);
  const offsets = Float64Array.from(await indptr.numbers(0, rows + 1));
  const stored = Math.min(indices.shape[0] ?? 0, data.shape[0] ?? 0);
  if (offsets[0] !== 0) throw malformed("does not begin with 0");
  for (let i = 0; i < rows; i++)
    if (!(offsets[i + 1]! >= offsets[i]!)) throw malformed(`falls at entry ${i + 2}, where it has to rise`);
  if (offsets[rows]! > stored) throw malformed(`ends with ${offsets[rows]!}, but ${stored} values are stored`);
  return offsets;
}

/** Numbers as values. @throws MalformedTable for infinite ones */
export function finiteValues(numbers: NumberArray, path: string, file: string): Float32Array {
  const values = numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  for (const value of values)
    if (value - value !== 0 && value === value)
      throw new OmixelError("MalformedTable", `"${path}" has infinite values.`, "Mark them as missing (NaN).", {
        file,
      });
  return values;
}
