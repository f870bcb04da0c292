import { describe, expect, test } from "@jest/globals";
import { pyramid, pyramidLevels } from "../../../src/encoders/wavelet/pyramid.js";
import { borders } from "../../../src/math/border.js";

test("levels: as asked for, or as the signal allows; at least one, and a row for each and what is left", () => {
  expect(pyramidLevels(128, 4, 0)).toBe(4);
  expect(pyramidLevels(128, 4, 2)).toBe(2);
  expect(pyramidLevels(3, 8, 0)).toBe(1);
  expect(pyramidLevels(128, 1, 0, 4)).toBe(3);
});

test("Haar: differences of pairs from fine to coarse, then sums, each over its own places", () => {
  const { draw } = pyramid(4, { height: 3, width: 4 }, 1, 2, "zero");
  const image = new Float32Array(12);
  draw(Float64Array.of(4, 0, 1, 3), image);
  const half = Math.SQRT1_2;
  const rounded = Array.from(image, (value) => Number(value.toFixed(5)));
  const expected = [4 * half, 4 * half, -2 * half, -2 * half, 0, 0, 0, 0, 4, 4, 4, 4];
  expect(rounded).toEqual(expected.map((value) => Number(value.toFixed(5))));
});

describe.each([...borders])("%s", (border) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("db%i: a change shows where it is, and its place is named there", (moments) => {
    const [places, width] = [64, 64];
    const levels = pyramidLevels(places, moments, 0);
    const { draw, shares } = pyramid(places, { height: levels + 1, width }, moments, levels, border);
    const [flat, bump] = [new Float32Array((levels + 1) * width), new Float32Array((levels + 1) * width)];
    draw(new Float64Array(places), flat);
    draw(
      Float64Array.from({ length: places }, (_, i) => (i === 40 ? 1 : 0)),
      bump,
    );
    const strongest = (y: number) => {
      const row = Array.from(bump.subarray(y * width, (y + 1) * width), Math.abs);
      return row.indexOf(Math.max(...row));
    };
    expect(Math.abs(strongest(0) - 40)).toBeLessThanOrEqual(moments);
    const named: number[] = [];
    shares(0, strongest(0), (place) => named.push(place));
    expect(named).toContain(40);
  });

  test.each([1, 4, 8])("db%i: each place is named somewhere", (moments) => {
    for (const places of [3, 10, 33]) {
      const levels = pyramidLevels(places, moments, 0);
      const { shares } = pyramid(places, { height: levels + 1, width: places }, moments, levels, border);
      const named = new Set<number>();
      for (let y = 0; y <= levels; y++) for (let x = 0; x < places; x++) shares(y, x, (place) => named.add(place));
      expect(named.size).toBe(places);
    }
  });
});
