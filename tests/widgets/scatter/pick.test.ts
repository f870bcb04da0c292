import { expect, test } from "@jest/globals";
import { box, enclosed, nearest } from "../../../widgets/src/scatter/pick.js";

const viewport = { scale: 10, left: 0, top: 100 };
/** On the screen: (10, 90), (20, 80), (50, 50), nowhere. */
const places = new Float32Array([1, 1, 2, 2, 5, 5, NaN, 1]);

test("the nearest point within reach is named, the one drawn above of two on one place", () => {
  expect(nearest(places, viewport, 12, 89, 10)).toBe(0);
  expect(nearest(places, viewport, 17, 83, 10)).toBe(1);
  expect(nearest(places, viewport, 35, 65, 10)).toBe(-1);
  expect(nearest(new Float32Array([1, 1, 1, 1]), viewport, 10, 90, 5)).toBe(1);
  expect(nearest(new Float32Array(0), viewport, 1, 1, 10)).toBe(-1);
});

test("a box encloses what lies in it, whichever corner it began with", () => {
  expect(enclosed(places, viewport, box(0, 100, 30, 70))).toEqual([0, 1]);
  expect(enclosed(places, viewport, box(30, 70, 0, 100))).toEqual([0, 1]);
});

test("a hollow lasso leaves out what lies in its bay; a line encloses nothing", () => {
  const bay = [0, 100, 60, 100, 60, 40, 40, 40, 40, 85, 15, 85, 15, 75, 0, 75];
  expect(enclosed(places, viewport, bay)).toEqual([0, 2]);
  expect(enclosed(places, viewport, [0, 0, 100, 100])).toEqual([]);
  expect(enclosed(places, viewport, [])).toEqual([]);
});
