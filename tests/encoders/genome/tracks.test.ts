import { describe, expect, test } from "@jest/globals";
import { tracksOf } from "../../../src/encoders/genome/tracks.js";

const size = { height: 20, width: 20 };

test("Hilbert's curve holds the whole genome", () => {
  const [track, ...more] = tracksOf("genome", "hilbert", Float64Array.of(3, 1), { height: 4, width: 8 }, 0.5);
  expect(more).toEqual([]);
  expect([track!.first, track!.last]).toEqual([0, 2]);
  expect([...track!.pixels].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, pixel) => pixel));
});

describe("rows", () => {
  test("are shared out by size, one at least to each, and read to and fro", () => {
    const tracks = tracksOf("genome", "rows", Float64Array.of(30, 15, 1), { height: 4, width: 3 }, 0.5);
    expect(tracks.map(({ pixels }) => [...pixels])).toEqual([
      [0, 1, 2, 5, 4, 3],
      [6, 7, 8],
      [9, 10, 11],
    ]);
  });

  test("more chromosomes than rows are refused", () => {
    expect(() => tracksOf("genome", "rows", new Float64Array(5).fill(1), { height: 4, width: 9 }, 0.5)).toThrow(
      /5 chromosomes cannot have a row each in 4 rows/,
    );
  });
});

describe("an annulus", () => {
  const tracks = tracksOf("genome", "annulus", Float64Array.of(2, 1, 1), size, 0.5);
  const points = tracks.map(({ pixels }) =>
    Array.from(pixels, (p) => [(p % 20) - 9.5, Math.floor(p / 20) - 9.5] as const),
  );

  test("is a ring with a hole", () => {
    for (const [x, y] of points.flat()) {
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(10);
      expect(Math.hypot(x, y)).toBeGreaterThanOrEqual(5);
    }
  });

  test("has sectors by size, clockwise from the top, with gaps between", () => {
    expect(points[0]!.every(([x]) => x > -1)).toBe(true); // the right half
    expect(points[2]!.every(([x, y]) => x < 0 && y < 1)).toBe(true); // the upper left
    const [first, second, third] = tracks.map(({ pixels }) => pixels.length);
    expect(first! / second!).toBeGreaterThan(1.7);
    expect(Math.abs(second! - third!)).toBeLessThanOrEqual(6);
    expect(new Set(tracks.flatMap(({ pixels }) => [...pixels])).size).toBe(first! + second! + third!);
    expect(first! + second! + third!).toBeLessThan(Math.PI * 75 - 8);
  });

  test("shows a chromosome that is a thousandth of the others", () => {
    const [, tiny] = tracksOf("genome", "annulus", Float64Array.of(1000, 1), size, 0.5);
    expect(tiny!.pixels.length).toBeGreaterThan(2);
  });

  test("too few pixels are refused", () => {
    expect(() => tracksOf("genome", "annulus", new Float64Array(25).fill(1), { height: 4, width: 4 }, 0.5)).toThrow(
      /no pixel for each of 25 chromosomes/,
    );
  });
});
