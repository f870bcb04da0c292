import { expect, test } from "@jest/globals";
import { scalogram, scalogramRows } from "../../../src/encoders/wavelet/scalogram.js";

test("a wave of eight places shows in the row of that period, all along", () => {
  const [places, height] = [64, 17]; // from 2 to 32 places: each row a fourth of a doubling
  const image = new Float32Array(places * height);
  const wave = Float64Array.from({ length: places }, (_, t) => Math.cos((2 * Math.PI * t) / 8));
  scalogram(places, { height, width: places }, "morlet", "periodization").draw(wave, image);
  for (const x of [0, 20, 63]) {
    const column = Array.from({ length: height }, (_, y) => image[y * places + x]!);
    expect(Math.abs(column.indexOf(Math.max(...column)) - 8)).toBeLessThanOrEqual(1);
  }
  expect(image.every((value) => value >= 0)).toBe(true);
});

test("a pixel is made of the places under its bell, more of them the longer the wave", () => {
  const { shares } = scalogram(40, { height: 9, width: 80 }, "ricker", "symmetric");
  const named = (y: number, x: number) => {
    const places: [number, number][] = [];
    shares(y, x, (place, share) => places.push([place, share]));
    return places;
  };
  expect(named(0, 41)).toEqual([[20, 1]]);
  const wide = named(8, 41);
  expect(wide.length).toBeGreaterThan(8);
  expect(wide.find(([place]) => place === 20)![1]).toBe(1);
  expect(Math.min(...wide.map(([, share]) => share))).toBeGreaterThanOrEqual(0.5);
  expect(named(8, 0)[0]![0]).toBe(0);
});

test("rows for each doubling of the period", () => {
  expect(scalogramRows(128)).toBe(21);
  expect(scalogramRows(3)).toBe(5);
});
