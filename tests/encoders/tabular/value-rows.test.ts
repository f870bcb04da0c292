import { expect, test } from "@jest/globals";
import { valueRows } from "../../../src/encoders/tabular/value-rows.js";

test("rows are as bright as their feature's value", () => {
  const { draw, cover } = valueRows(2, { height: 3, width: 2 });
  const image = new Float32Array(6);
  draw(Float64Array.of(0.25, 0.5), image, 0, 1);
  expect(Array.from(image)).toEqual([0.25, 0.25, 0.25, 0.25, 0.5, 0.5]);
  expect(Array.from(cover("test").feature)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(Array.from(cover("test").start)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const blank = new Float32Array(6);
  draw(Float64Array.of(NaN, 1), blank, 0, 1);
  expect(Array.from(blank)).toEqual([0, 0, 0, 0, 1, 1]);
});
