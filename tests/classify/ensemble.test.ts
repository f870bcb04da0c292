import { expect, test } from "@jest/globals";
import { averageOf, sumOfRowShares } from "../../src/classify/ensemble.js";
import { dense } from "../../src/data/dense.js";

test("averageOf is the mean, value by value", () => {
  expect(Array.from(averageOf([Float32Array.of(0, 1), Float32Array.of(1, 0.5)]))).toEqual([0.5, 0.75]);
});

test("a member with a hundred times larger gradients does not outvote the others", () => {
  const [small, large] = [dense(1, 2, Float32Array.of(3, -1)), dense(1, 2, Float32Array.of(100, -300))];
  expect(Array.from(sumOfRowShares([small, large]).values)).toEqual([1, -1]);
});

test("a member that looks at nothing adds nothing", () => {
  expect(Array.from(sumOfRowShares([dense(1, 2), dense(1, 2, Float32Array.of(1, 3))]).values)).toEqual([0.25, 0.75]);
});
