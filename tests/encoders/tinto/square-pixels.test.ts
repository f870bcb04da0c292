import { expect, test } from "@jest/globals";
import { squarePixels } from "../../../src/encoders/tinto/square-pixels.js";

test("the farthest point lies on the circle that touches the borders, the mean in the middle", () => {
  const { x, y } = squarePixels(Float64Array.of(-1, 0, 1, 0, 0, 0), { height: 5, width: 9 });
  expect([...x]).toEqual([0, 8, 4]);
  expect([...y]).toEqual([2, 2, 2]);
});

test("equal points lie in the middle", () => {
  const { x, y } = squarePixels(Float64Array.of(3, 3, 3, 3), { height: 5, width: 9 });
  expect([...x, ...y]).toEqual([4, 4, 2, 2]);
});
