import { type Dense, dense } from "../../data/dense.js";
import type { Grid } from "./grid.js";

/** The numbers of a grid as samples × features, where features are its columns: the blocks one after the other. */
export function joinBlocks({ rows, columns, blocks, blockRows }: Grid): Dense {
  const out = dense(rows, columns);
  blocks.forEach((block, b) => {
    const used = Math.min(blockRows, rows - b * blockRows) * columns;
    out.values.set(block.subarray(0, used), b * blockRows * columns);
  });
  return out;
}

/** The numbers of a grid as samples × features, where features are its rows: exchanged in squares that stay in cache. */
export function transposeBlocks({ rows, columns, blocks, blockRows }: Grid): Dense {
  const out = dense(columns, rows);
  const { values } = out;
  const side = 16; // sixteen floats are one line of the cache
  blocks.forEach((block, b) => {
    const first = b * blockRows;
    const used = Math.min(blockRows, rows - first);
    for (let i0 = 0; i0 < used; i0 += side) {
      const i1 = Math.min(i0 + side, used);
      for (let j0 = 0; j0 < columns; j0 += side) {
        const j1 = Math.min(j0 + side, columns);
        for (let j = j0; j < j1; j++) {
          const to = j * rows + first;
          for (let i = i0; i < i1; i++) values[to + i] = block[i * columns + j]!;
        }
      }
    }
  });
  return out;
}
