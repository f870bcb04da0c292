import { expect, test } from "@jest/globals";
import { offsetTable } from "../../../src/encoders/grid-match/offset-table.js";
import { type PixelWaves, pixelWaves } from "../../../src/encoders/grid-match/pixel-waves.js";
import { testContext } from "../../embed/context.js";

const linalg = () => testContext().engine.linalg;
const breathe = () => Promise.resolve();

function told({ from, to }: PixelWaves, p: number, q: number): number {
  let sum = 0;
  for (let c = 0; c < from.columns; c++) sum += from.values[p * from.columns + c]! * to.values[q * to.columns + c]!;
  return sum;
}

test.each([
  ["a square", 12, 12, 144],
  ["a strip", 4, 40, 160],
  ["a picture whose last row is not full", 11, 13, 137],
])("smooth numbers of pairs need few waves: %s", async (_, height, width, count) => {
  const table = offsetTable({ height, width }, Math.hypot);
  const place = Int32Array.from({ length: count }, (_, p) => Math.floor(p / width) * table.stride + (p % width));
  const bell = (distance: number) => Math.exp(-((distance / 8) ** 2));
  const waves = await pixelWaves(table, place, bell, 24, linalg(), breathe);
  expect(waves.from).toMatchObject({ rows: count, columns: 24 });
  const pairs = (of: (p: number, q: number) => number) =>
    Array.from(place, (_, p) => Array.from(place, (_, q) => of(p, q))).flat();
  const truth = pairs((p, q) => bell(table.values[table.centre + place[p]! - place[q]!]!));
  const guess = pairs((p, q) => told(waves, p, q));
  const squares = (values: number[]) => values.reduce((sum, value) => sum + value * value, 0);
  expect(squares(truth.map((value, i) => value - guess[i]!)) / squares(truth)).toBeLessThan(0.01);
});

test("no more waves than pixels", async () => {
  const table = offsetTable({ height: 2, width: 3 }, Math.hypot);
  const place = Int32Array.of(0, 1, 2, table.stride, table.stride + 1, table.stride + 2);
  const waves = await pixelWaves(table, place, (value) => value, 32, linalg(), breathe);
  expect(waves.from).toMatchObject({ rows: 6, columns: 6 });
});
