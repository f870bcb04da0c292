import { describe, expect, test } from "@jest/globals";
import { hilbertOrder, hilbertWalk } from "../../src/math/hilbert.js";

describe("a walk over a square", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 16, 20, 27, 32, 33, 50, 64])(
    "of side %i visits each pixel once, neighbour after neighbour",
    (side) => {
      const { x, y } = hilbertOrder(side);
      expect(x.length).toBe(side * side);
      expect(new Set(Array.from(x, (column, i) => y[i]! * side + column)).size).toBe(side * side);
      let diagonal = 0;
      for (let i = 1; i < x.length; i++) {
        const [dx, dy] = [Math.abs(x[i]! - x[i - 1]!), Math.abs(y[i]! - y[i - 1]!)];
        expect(Math.max(dx, dy)).toBe(1);
        diagonal += dx * dy;
      }
      expect(diagonal).toBeLessThanOrEqual(side % 2);
    },
  );

  test.each([
    [1, 9],
    [9, 1],
    [3, 8],
    [12, 5],
    [7, 40],
    [31, 16],
  ])("over %i × %i pixels visits each once, neighbour after neighbour", (height, width) => {
    const { x, y } = hilbertWalk(height, width);
    expect(new Set(Array.from(x, (column, i) => y[i]! * width + column)).size).toBe(height * width);
    expect(Math.max(...x)).toBe(width - 1);
    for (let i = 1; i < x.length; i++)
      expect(Math.max(Math.abs(x[i]! - x[i - 1]!), Math.abs(y[i]! - y[i - 1]!))).toBe(1);
  });

  test("keeps each quarter of a power of two together", () => {
    const { x, y } = hilbertOrder(8);
    for (let quarter = 0; quarter < 4; quarter++) {
      const part = { x: x.slice(16 * quarter, 16 * quarter + 16), y: y.slice(16 * quarter, 16 * quarter + 16) };
      expect(Math.max(...part.x) - Math.min(...part.x)).toBe(3);
      expect(Math.max(...part.y) - Math.min(...part.y)).toBe(3);
    }
  });

  test.each([0, 2.5, -1, 65536, NaN])("of side %d is refused", (side) => {
    expect(() => hilbertOrder(side)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  });
});
