import { expect, test } from "@jest/globals";
import { barColumns, bars, roomForBars } from "../../../src/encoders/tabular/bars.js";

test("bars share the width; gaps stay blank", () => {
  const { from, to } = barColumns(3, 8, 1);
  expect([Array.from(from), Array.from(to)]).toEqual([[0, 2, 5], [1, 4, 7]]); // prettier-ignore
  expect([roomForBars({ height: 9, width: 9 }, 0), roomForBars({ height: 9, width: 9 }, 1)]).toEqual([9, 4]);
});

test("a bar stands on the lower border and ends within a pixel", () => {
  const { draw, cover } = bars(3, { height: 4, width: 3 }, 0);
  const image = new Float32Array(12);
  draw(Float64Array.of(0.375, 1, NaN), image, 0, 1);
  expect(Array.from(image)).toEqual([0, 1, 0, 0, 1, 0, 0.5, 1, 0, 1, 1, 0]);
  expect(Array.from(cover("test").feature)).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
});

test("only its own channel is drawn", () => {
  const image = new Float32Array(4);
  bars(1, { height: 2, width: 1 }, 0).draw(Float64Array.of(0.5), image, 1, 2);
  expect(Array.from(image)).toEqual([0, 0, 0, 1]);
});
