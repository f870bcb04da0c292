import { matrixColumns } from "../../data/matrix.js";
import type { RowBlocks } from "../row-blocks.js";

/** Some columns of a matrix that comes in blocks. */
export function someColumns(source: RowBlocks, columns: readonly number[]): RowBlocks {
  return {
    ...source,
    columns: columns.length,
    async *blocks(most) {
      for await (const block of source.blocks(most)) yield matrixColumns(block, columns);
    },
  };
}
