import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { transpose } from "../../../src/data/dense.js";
import { joinBlocks, transposeBlocks } from "../../../src/io/delimited/assemble.js";
import type { Grid } from "../../../src/io/delimited/grid.js";
import { matrices } from "../../data/arbitrary.js";

const cut = matrices({ maxSide: 9 }).chain((matrix) => fc.tuple(fc.constant(matrix), fc.integer({ min: 1, max: 10 })));

function gridOf(
  { rows, columns, values }: { rows: number; columns: number; values: Float32Array },
  blockRows: number,
): Grid {
  const blocks: Float32Array[] = [];
  for (let row = 0; row < rows; row += blockRows) {
    const block = new Float32Array(blockRows * columns).fill(-99); // what is not in use must not matter
    block.set(values.subarray(row * columns, Math.min(rows, row + blockRows) * columns));
    blocks.push(block);
  }
  return { rows, columns, blocks, blockRows, texts: new Map() };
}

test("blocks joined are the matrix, however it was cut", () => {
  fc.assert(fc.property(cut, ([matrix, rows]) => expect(joinBlocks(gridOf(matrix, rows))).toEqual(matrix)));
});

test("blocks transposed are the transposed matrix, however it was cut", () => {
  fc.assert(
    fc.property(cut, ([matrix, rows]) => expect(transposeBlocks(gridOf(matrix, rows))).toEqual(transpose(matrix))),
  );
});

test("the squares of the transposition meet without a gap", () => {
  const matrix = { rows: 130, columns: 70, values: Float32Array.from({ length: 9100 }, (_, i) => i) };
  expect(transposeBlocks(gridOf(matrix, 65))).toEqual(transpose({ kind: "dense", ...matrix }));
});
