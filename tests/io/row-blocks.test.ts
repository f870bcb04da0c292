import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { type Matrix, matrixRows } from "../../src/data/matrix.js";
import { type RowBlocks, wholeMatrix } from "../../src/io/row-blocks.js";

const values = dense(5, 2, Float32Array.of(1, 0, 0, 2, 0, 0, 3, 4, 0, 5));

function blocksOf(matrix: Matrix, stored?: number): RowBlocks {
  return {
    rows: matrix.rows,
    columns: matrix.columns,
    kind: matrix.kind,
    ...(stored === undefined ? {} : { stored }),
    async *blocks() {
      for (const rows of [[0, 1], [2], [3, 4]]) yield await Promise.resolve(matrixRows(matrix, rows));
    },
  };
}

test.each([
  ["dense", blocksOf(values), values],
  ["sparse", blocksOf(toCsr(values), 5), toCsr(values)],
  ["sparse with more entries declared than come", blocksOf(toCsr(values), 9), toCsr(values)],
  ["sparse of unknown size", blocksOf(toCsr(values)), toCsr(values)],
])("%s blocks become the whole", async (_, source, expected) => {
  expect(await wholeMatrix(source, "file")).toEqual(expected);
});

test("tells how far it is, and stops on a signal", async () => {
  const told: number[][] = [];
  await wholeMatrix(blocksOf(values), "file", { onProgress: (...of) => told.push(of) });
  expect(told).toEqual([
    [2, 5],
    [3, 5],
    [5, 5],
  ]);
  const signal = AbortSignal.abort();
  await expect(wholeMatrix(blocksOf(values), "file", { signal })).rejects.toMatchObject({ tag: "Aborted" });
});

describe("more than memory holds is refused", () => {
  test("of a dense matrix, with what it would take", async () => {
    const source = { ...blocksOf(values), rows: 1e6, columns: 1e8 };
    await expect(wholeMatrix(source, "file")).rejects.toMatchObject({
      tag: "UnsuitableData",
      what: expect.stringMatching(/^The matrix needs \d+\.\d GiB of memory, and this machine has/),
    });
  });

  test("of a sparse one, whatever the memory, where offsets of 32 bits would start anew at 0", async () => {
    const source = { ...blocksOf(toCsr(values)), stored: 2 ** 32 + 5 };
    await expect(wholeMatrix(source, "file")).rejects.toMatchObject({
      tag: "UnsuitableData",
      what: "The matrix has 4294967301 stored values; a sparse matrix in memory holds 4294967295 at most.",
      remedy: expect.stringContaining("in blocks"),
      place: { file: "file" },
    });
  });
});
