import { describe, expect, test } from "@jest/globals";
import { convolution } from "../../src/math/convolution.js";
import { seededRandom } from "../../src/random.js";

describe.each([2, 4, 6, 8, 12, 16])("on a grid of side %i", (side) => {
  test("is the sum over all pairs of cells", () => {
    const random = seededRandom(side);
    const grid = Float64Array.from({ length: side * side }, () => random.normal());
    const kernel = (dx: number, dy: number) => 1 / (1 + dx * dx + 3 * dy * dy);
    const found = grid.slice();
    convolution(side, kernel).apply(found);
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++) {
        let sum = 0;
        for (let k = 0; k < side; k++)
          for (let l = 0; l < side; l++) sum += grid[k * side + l]! * kernel(Math.abs(i - k), Math.abs(j - l));
        expect(found[i * side + j]).toBeCloseTo(sum, 10);
      }
  });
});

test("a response damps waves by their frequency", () => {
  const grid = Float64Array.from({ length: 16 }, (_, i) => (i % 5) + 1);
  const found = grid.slice();
  convolution(
    4,
    (dx, dy) => (dx + dy === 0 ? 1 : 0),
    () => 0.5,
  ).apply(found);
  found.forEach((value, i) => expect(value).toBeCloseTo(grid[i]! / 4, 12));
});
