/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { groupsOf } from "../../../widgets/src/gallery/groups.js";

const sex = { name: "sex", levels: ["f", "m", "x"], codes: Int32Array.of(1, 0, -1, 1) };

test("samples stand by level, empty levels are left out, what is not known comes last", () => {
  expect(groupsOf(sex, 4)).toEqual([
    { title: "f", rows: [1] },
    { title: "m", rows: [0, 3] },
    { title: "not known", rows: [2] },
  ]);
});

test("only what is wanted is shown", () => {
  expect(groupsOf(sex, 4, new Set([3]))).toEqual([{ title: "m", rows: [3] }]);
  expect(groupsOf(sex, 4, new Set())).toEqual([]);
});

test("without a column all stand together; no sample, no group", () => {
  expect(groupsOf(undefined, 2)).toEqual([{ title: "All samples", rows: [0, 1] }]);
  expect(groupsOf(undefined, 0)).toEqual([]);
});
