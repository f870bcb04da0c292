import { expect, test } from "@jest/globals";
import { dense } from "../../../src/data/dense.js";
import type { RowBlocks } from "../../../src/io/row-blocks.js";
import { someColumns } from "../../../src/io/tenx/some-columns.js";

test("every block keeps the columns that are asked for, in that order", async () => {
  const source: RowBlocks = {
    rows: 2,
    columns: 3,
    kind: "dense",
    async *blocks() {
      yield await Promise.resolve(dense(1, 3, Float32Array.of(1, 2, 3)));
      yield dense(1, 3, Float32Array.of(4, 5, 6));
    },
  };
  const chosen = someColumns(source, [2, 0]);
  const values: number[] = [];
  for await (const block of chosen.blocks()) values.push(...block.values);
  expect([chosen.columns, values]).toEqual([2, [3, 1, 6, 4]]);
});
