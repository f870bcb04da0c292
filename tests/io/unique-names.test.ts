import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { sampleNames } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { type Matrix, toDense } from "../../src/data/matrix.js";
import { tableOf } from "../../src/data/table.js";
import { uniqueCohort, uniqueTexts } from "../../src/io/unique-names.js";

const values = dense(3, 3, Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
const cohort = (matrix: Matrix) => ({
  samples: tableOf({ sample: ["x", "y", "x"], age: Float64Array.of(1, 2, 3) }),
  roles: {},
  assays: {
    rna: {
      name: "rna",
      values: matrix,
      features: tableOf({ feature: ["a", "b", "a"] }),
      measured: Uint8Array.of(1, 1, 1),
    },
  },
});

describe.each([
  ["dense", values],
  ["sparse", toCsr(values)],
] as const)("%s", (_, matrix) => {
  test.each([
    ["first", [1, 2, 4, 5]],
    ["sum", [20, 10, 10, 5]],
    ["mean", [5, 5, 5, 5]],
  ] as const)("%s", (policy, expected) => {
    const unique = uniqueCohort(cohort(matrix), policy, "file");
    expect([sampleNames(unique), featureNames(unique.assays.rna!)]).toEqual([
      ["x", "y"],
      ["a", "b"],
    ]);
    expect([...toDense(unique.assays.rna!.values).values]).toEqual(expected);
    expect(unique.assays.rna!.measured).toEqual(Uint8Array.of(1, 1));
  });

  test("error", () => {
    expect(() => uniqueCohort(cohort(matrix), "error", "file")).toThrow(
      expect.objectContaining({ tag: "DuplicateNames" }),
    );
  });
});

test("texts are numbered as anndata does it, past names that are taken", () => {
  expect(uniqueTexts(["a", "a", "b", "a", "a-1", "b"])).toEqual(["a", "a-2", "b", "a-3", "a-1", "b-1"]);
});
