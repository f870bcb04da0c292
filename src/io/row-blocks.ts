import type { Csr } from "../data/csr.js";
import { dense } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";
import { requireCountable } from "../data/require-countable.js";
import type { Table } from "../data/table.js";
import { throwIfAborted } from "../errors.js";
import { allocate, inBlocks } from "./allocate.js";
import type { ReadWatch } from "./open-bytes.js";

/** Entries that a block holds, about: 32 MB of a sparse matrix, so that a file of any size goes through little memory. */
export const blockEntries = 1 << 22;

/** A samples × features matrix that comes from its file in blocks of rows, from the first to the last. */
export interface RowBlocks {
  readonly rows: number;
  readonly columns: number;
  readonly kind: Matrix["kind"];
  /** Entries of a sparse matrix that are stored, zeros among them; undefined where nobody knows before reading. */
  readonly stored?: number;
  /**
   * All rows in order, a few at a time, as matrices of the same columns.
   *
   * @param rows of a block at most; default: as many as keep it near 4 million entries
   */
  blocks(rows?: number): AsyncGenerator<Matrix>;
}

/** A cohort of one assay whose values are still in the file. */
export interface CohortBlocks {
  readonly samples: Table;
  readonly features: Table;
  /** Name of the assay. */
  readonly assay: string;
  readonly values: RowBlocks;
  /** What a reader should know. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/**
 * The whole matrix, out of its blocks.
 *
 * @param file named in errors
 * @throws UnsuitableData if it needs more memory than the machine has; Aborted; what reading throws
 */
export async function wholeMatrix(
  source: RowBlocks,
  file: string,
  { signal, onProgress }: ReadWatch = {},
): Promise<Matrix> {
  const take =
    source.kind === "dense"
      ? denseTaker(source, file)
      : source.stored === undefined
        ? partsTaker(source, file)
        : csrTaker(source, source.stored, file);
  let rows = 0;
  for await (const block of source.blocks()) {
    throwIfAborted(signal);
    take.block(block, rows);
    rows += block.rows;
    onProgress?.(rows, source.rows);
  }
  return take.finish();
}

interface Taker {
  block(block: Matrix, row: number): void;
  finish(): Matrix;
}

function denseTaker({ rows, columns }: RowBlocks, file: string): Taker {
  const out = allocate(rows * columns * 4, file, () => dense(rows, columns));
  return {
    block: (block, row) => out.values.set(block.values, row * columns),
    finish: () => out,
  };
}

function csrTaker({ rows, columns }: RowBlocks, stored: number, file: string): Taker {
  requireCountable(stored, inBlocks, file);
  const indptr = new Uint32Array(rows + 1);
  const [indices, values] = allocate(stored * 8, file, () => [new Uint32Array(stored), new Float32Array(stored)]);
  let at = 0;
  return {
    block(block, row) {
      const part = block as Csr;
      for (let i = 1; i <= part.rows; i++) indptr[row + i] = at + part.indptr[i]!;
      indices.set(part.indices, at);
      values.set(part.values, at);
      at += part.values.length;
    },
    finish: () => ({
      kind: "csr",
      rows,
      columns,
      indptr,
      indices: at < stored ? indices.slice(0, at) : indices,
      values: at < stored ? values.slice(0, at) : values,
    }),
  };
}

/** For a sparse matrix of unknown size: its blocks are kept until the last one has come. */
function partsTaker(source: RowBlocks, file: string): Taker {
  const parts: Csr[] = [];
  return {
    block: (block) => void parts.push(block as Csr),
    finish() {
      const stored = parts.reduce((sum, { values }) => sum + values.length, 0);
      const whole = csrTaker(source, stored, file);
      let row = 0;
      for (const part of parts) {
        whole.block(part, row);
        row += part.rows;
      }
      return whole.finish();
    },
  };
}
