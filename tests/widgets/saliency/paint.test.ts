import { expect, test } from "@jest/globals";
import {
  greyOf,
  paintClasses,
  paintCounts,
  paintOverlay,
  rampColour,
  rampGradient,
  ramps,
} from "../../../widgets/src/saliency/paint.js";

const overlay = { grey: undefined, most: 1, opacity: 1, threshold: 0.2, dark: false };
const pixel = (rgba: Uint8ClampedArray, p: number) => [...rgba.subarray(4 * p, 4 * p + 4)];

test("what is below the threshold, missing or nothing stays grey", () => {
  const rgba = paintOverlay({ ...overlay, map: Float32Array.of(1, 0.19, 0, NaN) });
  expect(pixel(rgba, 0)).toEqual([64, 4, 20, 255]);
  for (const p of [1, 2, 3]) expect(pixel(rgba, p)).toEqual([255, 255, 255, 255]);
});

test("the scale is the one that is given, and opacity 0 shows the image alone", () => {
  const half = paintOverlay({ ...overlay, map: Float32Array.of(1), most: 2 });
  expect(pixel(half, 0)).not.toEqual([64, 4, 20, 255]);
  const grey = Uint8Array.of(255);
  expect(pixel(paintOverlay({ ...overlay, grey, map: Float32Array.of(1), opacity: 0 }), 0)).toEqual([
    135, 135, 135, 255,
  ]);
  expect(pixel(paintOverlay({ ...overlay, map: new Float32Array(1), most: 0 }), 0)).toEqual([255, 255, 255, 255]);
});

test("on a dark ground more is brighter", () => {
  const rgba = paintOverlay({ ...overlay, map: Float32Array.of(1, 0), dark: true });
  expect(pixel(rgba, 0)).toEqual([254, 237, 200, 255]);
  expect(pixel(rgba, 1)).toEqual([24, 24, 24, 255]);
  expect(rampColour(ramps.heat, 1, true)).toEqual(rampColour(ramps.heat, 0, false));
  expect(rampGradient(ramps.heat, false)).toMatch(
    /^linear-gradient\(to right, rgb\(254 237 200\), .* rgb\(64 4 20\)\)$/,
  );
});

test("classes have their colours, places of no class none", () => {
  const map = { classOf: Int32Array.of(1, -1), strength: Float32Array.of(1, 0) };
  const rgba = paintClasses(map, ["#000000", "#0072B2"], false);
  expect(pixel(rgba, 0)).toEqual([0, 114, 178, 255]);
  expect(pixel(rgba, 1)).toEqual([255, 255, 255, 255]);
});

test("counts are told apart on a logarithmic scale", () => {
  const rgba = paintCounts(Uint32Array.of(0, 1, 100), 100, false);
  expect(pixel(rgba, 0)).toEqual([255, 255, 255, 255]);
  expect(pixel(rgba, 1)).toEqual([236, 243, 250, 255]);
  expect(pixel(rgba, 2)).toEqual([5, 28, 66, 255]);
  expect(pixel(paintCounts(Uint32Array.of(1), 1, false), 0)).toEqual([236, 243, 250, 255]);
});

test("grey is the mean of the channels or one of them, stretched; a flat picture is 0", () => {
  const pixels = Uint8Array.of(0, 9, 10, 9, 20, 9);
  expect([...greyOf(pixels, 2, -1)]).toEqual([0, 127, 255]);
  expect([...greyOf(pixels, 2, 1)]).toEqual([0, 0, 0]);
  expect([...greyOf(Uint8Array.of(1, 3), 1, 2)]).toEqual([0, 255]);
});
