import { expect, test } from "@jest/globals";
import { rangesOf } from "../../src/notebook/ranges.js";
import { categories } from "../../src/notebook/samples-state.js";

const ranges = (values: readonly number[]) => {
  const [column] = rangesOf([{ name: "age", numbers: Float32Array.from(values) }]);
  if (!column || !("levels" in column)) throw new Error("no groups");
  return { levels: column.levels, codes: Array.from(column.codes as Int32Array) };
};

test("a few different numbers are groups by themselves", () => {
  expect(ranges([3, 1, 3, NaN])).toEqual({ levels: ["1", "3"], codes: [1, 0, 1, -1] });
});

test("many numbers are cut into quarters, the largest belongs to the last, missing ones to none", () => {
  const { levels, codes } = ranges([...Array.from({ length: 101 }, (_, i) => i), NaN, Infinity]);
  expect(levels).toEqual(["0 – 25", "25 – 50", "50 – 75", "75 – 100"]);
  expect([codes[0], codes[24], codes[25], codes[75], codes[100]]).toEqual([0, 0, 1, 3, 3]);
  expect(codes.slice(101)).toEqual([-1, -1]);
});

test("quarters that fall together are one", () => {
  const { levels, codes } = ranges([
    ...Array.from({ length: 60 }, () => 0),
    ...Array.from({ length: 20 }, (_, i) => i + 1),
  ]);
  expect(levels.length).toBeLessThan(4);
  expect(codes.every((code) => code >= 0 && code < levels.length)).toBe(true);
});

test("nothing known gives no group, and categories are left alone", () => {
  expect(ranges([NaN, NaN])).toEqual({ levels: [], codes: [-1, -1] });
  expect(rangesOf([categories("sex", ["f", "m"])])).toEqual([]);
});
