import { expect, test } from "@jest/globals";
import { offsetTable } from "../../../src/encoders/grid-match/offset-table.js";

test("a pair of pixels is looked up by the difference of their numbers, in either order", () => {
  const table = offsetTable({ height: 3, width: 4 }, (dx, dy) => 10 * dx + dy);
  const numberOf = (x: number, y: number) => y * table.stride + x;
  for (const [x1, y1] of [
    [0, 0],
    [3, 2],
    [1, 2],
  ] as const)
    for (let y = 0; y < 3; y++)
      for (let x = 0; x < 4; x++) {
        const expected = 10 * Math.abs(x - x1) + Math.abs(y - y1);
        expect(table.values[table.centre + numberOf(x, y) - numberOf(x1, y1)]).toBe(expected);
        expect(table.values[table.centre + numberOf(x1, y1) - numberOf(x, y)]).toBe(expected);
      }
});
