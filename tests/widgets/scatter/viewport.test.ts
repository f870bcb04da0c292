import { expect, test } from "@jest/globals";
import { denser, fitted, panned, type Viewport, zoomed } from "../../../widgets/src/scatter/viewport.js";

const onScreen = ({ scale, left, top }: Viewport, x: number, y: number) => [x * scale + left, top - y * scale];

test("all points fit into the middle, with one scale for both axes and y upwards", () => {
  const viewport = fitted(new Float32Array([0, 0, 10, 2, NaN, 5]), 220, 140, 10);
  expect(viewport.scale).toBe(20);
  expect(onScreen(viewport, 0, 0)).toEqual([10, 90]);
  expect(onScreen(viewport, 10, 2)).toEqual([210, 50]);
});

test("one point, and points on one place, lie in the middle; no point gives a scale all the same", () => {
  expect(onScreen(fitted(new Float32Array([5, 7, 5, 7]), 100, 60, 10), 5, 7)).toEqual([50, 30]);
  expect(fitted(new Float32Array([NaN, NaN]), 100, 60, 10)).toEqual({ scale: 1, left: 50, top: 30 });
});

test("the place that is enlarged around stays; moving moves all", () => {
  const viewport = { scale: 2, left: 10, top: 20 };
  const larger = zoomed(viewport, 3, 30, 40);
  const [x, y] = [(30 - 10) / 2, (20 - 40) / 2];
  expect(onScreen(larger, x, y)).toEqual([30, 40]);
  expect(larger.scale).toBe(6);
  expect(onScreen(panned(viewport, 5, -7), x, y)).toEqual([35, 33]);
  expect(onScreen(denser(viewport, 2), x, y)).toEqual([60, 80]);
});
