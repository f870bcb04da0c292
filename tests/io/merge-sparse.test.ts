import { expect, test } from "@jest/globals";
import { csrToDense, toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { mergeDuplicates } from "../../src/io/merge-duplicates.js";
import { mergeSparse } from "../../src/io/merge-sparse.js";

const values = dense(4, 3, Float32Array.of(1, 0, 3, 0, NaN, 6, 7, 8, NaN, NaN, 0, NaN));

test.each(["sum", "mean"] as const)("%s of rows and columns is that of the dense matrix", (policy) => {
  const byFeature = mergeDuplicates(values, ["a", "b", "a"], "features", policy, "");
  expect([...csrToDense(mergeSparse(toCsr(values), [[0], [1], [2], [3]], [[0, 2], [1]], policy)).values]).toEqual([
    ...byFeature.values.values,
  ]);
  const bySample = mergeDuplicates(values, ["x", "y", "x", "y"], "samples", policy, "");
  expect([
    ...csrToDense(
      mergeSparse(
        toCsr(values),
        [
          [0, 2],
          [1, 3],
        ],
        [[0], [1], [2]],
        policy,
      ),
    ).values,
  ]).toEqual([...bySample.values.values]);
});

test("columns that are named nowhere are left out", () => {
  expect([
    ...csrToDense(mergeSparse(toCsr(dense(1, 3, Float32Array.of(1, 2, 3))), [[0]], [[2]], "sum")).values,
  ]).toEqual([3]);
});
