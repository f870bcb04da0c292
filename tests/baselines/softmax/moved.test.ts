import { expect, test } from "@jest/globals";
import { moved } from "../../../src/baselines/softmax/moved.js";

test("a point some way along a step; the start stays", () => {
  const from = Float64Array.of(1, 2);
  expect([...moved(from, Float64Array.of(4, -2), 0.5)]).toEqual([3, 1]);
  expect([...from]).toEqual([1, 2]);
});
