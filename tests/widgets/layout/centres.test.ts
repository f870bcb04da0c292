/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { centresOf, discOf } from "../../../widgets/src/layout/centres.js";
import { smallLayout } from "./small-layout.js";

const layout = smallLayout(["a", "b", "c"], [[1, 1], [1, 1], [7, 7]], { radius: 1 }); // prettier-ignore

test("centres, each pixel once; features that are not there are left out", () => {
  expect(centresOf(layout, 0, [0, 1, 2, 99])).toEqual([9, 63]);
});

test("the disc of a feature, cut at the border", () => {
  expect(discOf(layout, 0, 0).sort((a, b) => a - b)).toEqual([1, 8, 9, 10, 17]);
  expect(discOf(layout, 0, 2).sort((a, b) => a - b)).toEqual([55, 62, 63]);
  expect(discOf(layout, 0, 99)).toEqual([]);
});
