import { expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { inFittedOrder } from "../../src/prepare/fitted-order.js";
import { cohortOf, matrix } from "./cohorts.js";

const data = {
  assay: cohortOf(matrix([[1, 2, 3]]), ["a", "b", "c"]).assays.rna!,
  features: ["a", "b", "c"],
  samples: ["s0"],
};

test("the same order costs nothing", () => {
  expect(inFittedOrder("scale", data, ["a", "b", "c"])).toBe(data);
});

test("another order is put right, values with their names", () => {
  const ordered = inFittedOrder("scale", data, ["c", "a", "b"]);
  expect(ordered.features).toEqual(["c", "a", "b"]);
  expect((ordered.assay.values as Dense).values).toEqual(Float32Array.of(3, 1, 2));
});

test.each([
  [["a", "b"], "1 unknown (c)"],
  [["a", "b", "c", "d"], "1 missing (d)"],
  [["x", "b", "c"], "1 missing (x), 1 unknown (a)"],
])("%j: neither filled in nor dropped in silence", (fitted, what) => {
  expect(() => inFittedOrder("scale", data, fitted)).toThrow(`differ from those of the training rows: ${what}`);
});
