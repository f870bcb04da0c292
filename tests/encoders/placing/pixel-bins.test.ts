import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { binPixels, stretchPoints } from "../../../src/encoders/placing/pixel-bins.js";
import { describeWithShared, parityCase } from "../../shared.js";

test("points fill the image; the largest coordinate falls on the last pixel", () => {
  const points = Float64Array.of(-1, 10, 0, 20, 1, 30);
  expect(Array.from(stretchPoints(points, 10, 4))).toEqual([0, 0, 2, 5, 4, 10]);
  expect(binPixels(points, 10, 4)).toEqual({ x: Uint16Array.of(0, 2, 3), y: Uint16Array.of(0, 5, 9) });
});

test("a margin stays free", () => {
  const { x, y } = binPixels(Float64Array.of(0, 0, 1, 1), 10, 20, 3);
  expect([...x, ...y]).toEqual([3, 16, 3, 6]);
});

test("a coordinate without extent, rounding noise included, is put in the middle", () => {
  expect(binPixels(Float64Array.of(5, 0, 5, 1), 8, 8).x).toEqual(Uint16Array.of(4, 4));
  expect(binPixels(Float64Array.of(0, 0, 1e-16, 1), 8, 8).x).toEqual(Uint16Array.of(4, 4));
  expect(binPixels(Float64Array.of(2, 2, 2, 2), 9, 8)).toEqual({ x: Uint16Array.of(4, 4), y: Uint16Array.of(4, 4) });
});

test("every pixel lies within the image, whatever the points", () => {
  const coordinate = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 30 }), (points) => {
      const { x, y } = binPixels(Float64Array.from(points.flat()), 5, 7);
      expect(x.every((value) => value < 7) && y.every((value) => value < 5)).toBe(true);
    }),
  );
});

describeWithShared("pyDeepInsight's coordinate_binning", ["fixtures/parity/layouts.json"], () => {
  test.each([8, 20, 50])("%i × %i pixels", (side) => {
    const { input, expected } = parityCase("layouts", `bin-${side}`);
    const { x, y } = binPixels(Float64Array.from(input.rotated.data), side, side);
    expect(Array.from(x).flatMap((first, i) => [first, y[i]])).toEqual(expected.row_col.data);
    expect(new Set(Array.from(x, (first, i) => first * side + y[i]!)).size).toBe(expected.occupied);
  });
});
