import { expect, test } from "@jest/globals";
import { classMap, densityMap, evidenceOf, geneMap, largest, smoothed } from "../../../widgets/src/saliency/maps.js";
import { fakeScene, scores } from "./fake-saliency.js";

const { data } = fakeScene();
const own = scores.subarray(0, 5);

test("evidence is for the class, against it, or both by size; what is missing counts nothing", () => {
  const of = (...given: number[]) => Float32Array.of(...given);
  expect(evidenceOf(of(0.5, -0.6, NaN), "for")).toEqual(of(0.5, 0, 0));
  expect(evidenceOf(of(0.5, -0.6, NaN), "against")).toEqual(of(0, 0.6, 0).map(Math.fround));
  expect(evidenceOf(of(0.5, -0.6, NaN), "both")).toEqual(of(0.5, 0.6, 0));
});

test("a pixel is as bright as its best gene; with all channels each gene stands once", () => {
  const values = evidenceOf(own, "for");
  const all = geneMap(values, data.layout, -1, data.home);
  expect([...all].map((value) => Number(value.toFixed(3)))).toEqual([0, 0.4, 0, 0, 0, 0, 0, 0, 0.05, 0, 0, 0.5]);
  expect(geneMap(values, data.layout, 0, data.home)[1]).toBe(0.5);
  expect(geneMap(values, data.layout, 1, data.home)[4]).toBe(Math.fround(0.4));
});

test("smoothing keeps a flat map flat up to its borders, spreads a peak evenly, and does nothing at 0", () => {
  const flat = new Float32Array(12).fill(2);
  for (const value of smoothed(flat, 3, 4, 1.5)) expect(value).toBeCloseTo(2, 5);
  const peak = new Float32Array(49);
  peak[24] = 1;
  const spread = smoothed(peak, 7, 7, 0.8);
  expect(largest(spread)).toBe(spread[24]);
  expect(spread[23]).toBeCloseTo(spread[17]!, 6);
  expect(smoothed(peak, 7, 7, 0)).toBe(peak);
});

test("a pixel belongs to the class that is highest there, each on its own scale", () => {
  const { classOf, strength } = classMap([Float32Array.of(10, 4, 0), Float32Array.of(0.1, 0.2, 0)]);
  expect([...classOf]).toEqual([0, 1, -1]);
  expect([...strength]).toEqual([1, 1, 0]);
  expect([...classMap([new Float32Array(2)]).classOf]).toEqual([-1, -1]);
});

test("density counts the different genes of a pixel", () => {
  expect([...densityMap(data.layout, 0)]).toEqual([0, 2, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1]);
  expect(densityMap(data.layout, -1)[1]).toBe(3);
  expect(densityMap(data.layout, -1)[11]).toBe(2);
});
