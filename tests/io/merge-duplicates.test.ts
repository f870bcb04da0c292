import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { mergeDuplicates } from "../../src/io/merge-duplicates.js";

const values = dense(2, 4, Float32Array.of(1, 2, 3, NaN, 5, NaN, 7, NaN));
const names = ["a", "b", "a", "c"];

test("unique names leave everything as it is", () => {
  const merged = mergeDuplicates(values, ["a", "b", "c", "d"], "features", "error", "f");
  expect(merged.values).toBe(values);
  expect(merged).toMatchObject({ names: ["a", "b", "c", "d"], first: Uint32Array.of(0, 1, 2, 3), repeated: [] });
});

test.each([
  ["first", [1, 2, NaN, 5, NaN, NaN]],
  ["sum", [4, 2, NaN, 12, NaN, NaN]],
  ["mean", [2, 2, NaN, 6, NaN, NaN]],
] as const)("features of one name: %s", (policy, expected) => {
  const merged = mergeDuplicates(values, names, "features", policy, "f");
  expect(merged).toMatchObject({ names: ["a", "b", "c"], first: Uint32Array.of(0, 1, 3), repeated: ["a"] });
  expect([merged.values.rows, merged.values.columns, ...merged.values.values]).toEqual([2, 3, ...expected]);
});

test.each([
  ["first", [1, 2, 3, NaN]],
  ["sum", [6, 2, 10, NaN]],
  ["mean", [3, 2, 5, NaN]],
] as const)("samples of one name, over known values: %s", (policy, expected) => {
  const merged = mergeDuplicates(values, ["x", "x"], "samples", policy, "f");
  expect([...merged.values.values]).toEqual(expected);
  expect(merged.names).toEqual(["x"]);
});

test("by default of the readers they are refused, the first five named", () => {
  const twice = [..."abcdefgabcdefg"];
  expect(() => mergeDuplicates(dense(1, 14), twice, "features", "error", "x.tsv")).toThrow(
    expect.objectContaining({
      tag: "DuplicateNames",
      what: "Features named more than once (7): a, b, c, d, e and 2 more.",
      remedy: expect.stringContaining("duplicates"),
      place: { file: "x.tsv" },
    }),
  );
});
