import { describe, expect, test } from "@jest/globals";
import { csrToDense, toCsr } from "../../src/data/csr.js";
import { dense, transpose } from "../../src/data/dense.js";
import { type Matrix, toDense } from "../../src/data/matrix.js";
import type { NumberArray, StoredArray } from "../../src/io/array-tree.js";
import type { RowBlocks } from "../../src/io/row-blocks.js";
import { cscRowBlocks, csrRowBlocks, denseRowBlocks, finiteValues } from "../../src/io/stored-rows.js";

const values = dense(4, 3, Float32Array.of(1, 0, 2, 0, 0, 0, 0, 3, 4, 5, 0, 6));

function stored(path: string, numbers: NumberArray, shape: readonly number[] = [numbers.length]): StoredArray {
  const width = shape[1] ?? 1;
  return {
    path,
    shape,
    chunks: shape,
    kind: "float",
    numbers: (from, to) => Promise.resolve(numbers.slice(from * width, to * width)),
    texts: () => Promise.reject(new Error("none")),
  };
}

function sparse({ indptr, indices, values: data }: ReturnType<typeof toCsr>) {
  return { indptr: stored("X/indptr", indptr), indices: stored("X/indices", indices), data: stored("X/data", data) };
}

async function all(source: RowBlocks, most?: number): Promise<Matrix[]> {
  const blocks: Matrix[] = [];
  for await (const block of source.blocks(most)) blocks.push(block);
  return blocks;
}

const flat = (blocks: readonly Matrix[]) => blocks.flatMap((block) => [...toDense(block).values]);

test.each([
  ["dense", () => Promise.resolve(denseRowBlocks(stored("X", values.values, [4, 3]), "f"))],
  ["by rows", () => csrRowBlocks(sparse(toCsr(values)), [4, 3], "f")],
  ["by columns", () => cscRowBlocks(sparse(toCsr(transpose(values))), [4, 3], "f")],
])("%s: blocks of any size hold the same values", async (_, open) => {
  for (const most of [1, 3, 100, undefined]) {
    const blocks = await all(await open(), most);
    expect(flat(blocks)).toEqual([...values.values]);
    expect(Math.max(...blocks.map(({ rows }) => rows))).toBeLessThanOrEqual(most ?? 4);
  }
});

test("a matrix by columns is turned once and stays canonical", async () => {
  const [block] = await all(await cscRowBlocks(sparse(toCsr(transpose(values))), [4, 3], "f"));
  expect(block).toEqual(toCsr(csrToDense(toCsr(values))));
});

test("a matrix by columns that is too large to be turned is refused before any of it is read", async () => {
  const entries = 2 ** 32 + 5;
  const never: StoredArray = { ...stored("X/data", values.values), shape: [entries] };
  const indptr = stored("X/indptr", Float64Array.of(0, 0, 1, entries));
  await expect(cscRowBlocks({ indptr, indices: never, data: never }, [4, 3], "f")).rejects.toMatchObject({
    tag: "UnsuitableData",
    what: expect.stringContaining("4294967301 stored values"),
    remedy: expect.stringContaining("tocsr()"),
  });
});

describe("offsets that no matrix has", () => {
  const parts = sparse(toCsr(values));
  test.each([
    [Uint32Array.of(0, 2, 2, 4), "has 4 entries, but 5 are expected"],
    [Uint32Array.of(1, 2, 2, 4, 6), "does not begin with 0"],
    [Uint32Array.of(0, 2, 1, 4, 6), "falls at entry 3"],
    [Uint32Array.of(0, 2, 2, 4, 9), "ends with 9, but 6 values are stored"],
  ])("%j", async (indptr, what) => {
    await expect(csrRowBlocks({ ...parts, indptr: stored("X/indptr", indptr) }, [4, 3], "f")).rejects.toMatchObject({
      tag: "MalformedTable",
      what: expect.stringContaining(what),
    });
  });
});

test("infinite values are refused, missing ones are not", () => {
  expect([...finiteValues(Float64Array.of(1, NaN), "X", "f")]).toEqual([1, NaN]);
  expect(() => finiteValues(Float32Array.of(Infinity), "X", "f")).toThrow(
    expect.objectContaining({ tag: "MalformedTable" }),
  );
});
