import { expect, test } from "@jest/globals";
import { signalRange, withinRange } from "../../../src/encoders/signal/signal-range.js";
import { equalPieces } from "../../../src/math/piecewise-mean.js";
import { matrix } from "../../prepare/cohorts.js";

const values = matrix([
  [0, 9, 4, 1],
  [2, 9, 6, 3],
]);

test("the range is that of what is drawn", () => {
  expect(signalRange(values, Uint32Array.of(0, 2, 3), equalPieces(3, 3))).toEqual({ low: 0, high: 6 });
  expect(signalRange(values, Uint32Array.of(0, 3, 2, 2), equalPieces(4, 2))).toEqual({ low: 0.5, high: 6 });
});

test("values are taken into it", () => {
  const within = withinRange({ low: 2, high: 4 });
  expect([1, 2, 3, 4, 9, NaN].map(within)).toEqual([0, 0, 0.5, 1, 1, NaN]);
  expect(withinRange({ low: 2, high: 2 })(5)).toBe(0);
});
