import { expect, test } from "@jest/globals";
import { arranged, inkOf, mixedOrder, paintPoints, type Points } from "../../../widgets/src/scatter/paint.js";

const screen = () => ({ pixels: new Uint32Array(20 * 20).fill(7), width: 20, height: 20 });
const same = { scale: 1, left: 0, top: 20 };
const red = inkOf(255, 0, 0);
const blue = inkOf(0, 0, 255);
const one = (x: number, y: number, ink = red): Points => ({
  places: new Float32Array([x, y]),
  inks: new Uint32Array([ink]),
  large: 1,
});

test("a point is a disc around its place on an empty ground", () => {
  const shown = screen();
  paintPoints(shown, one(5, 10), same, 2);
  expect(shown.pixels[10 * 20 + 5]).toBe(red);
  expect(shown.pixels[10 * 20 + 7]! & 0xffffff).toBe(red & 0xffffff);
  expect(shown.pixels[10 * 20 + 9]).toBe(0);
  expect(shown.pixels[0]).toBe(0);
});

test("a disc at the edge is cut, and does not come out on the other side", () => {
  const shown = screen();
  paintPoints(shown, one(0, 10), same, 2);
  expect(shown.pixels[10 * 20]).toBe(red);
  expect(shown.pixels[10 * 20 + 19]).toBe(0);
  expect(shown.pixels[9 * 20 + 19]).toBe(0);
  for (const [x, y] of [
    [-1, -1],
    [21, 21],
    [1e9, 0],
  ] as const)
    paintPoints(shown, one(x, y), same, 2);
});

test("what comes later covers what came before, at its edge by what it covers", () => {
  const shown = screen();
  const both = { places: new Float32Array([5, 10, 7, 10]), inks: new Uint32Array([red, blue]), large: 2 };
  paintPoints(shown, both, same, 2);
  expect(shown.pixels[10 * 20 + 7]).toBe(blue);
  const edge = shown.pixels[10 * 20 + 5]!;
  expect(edge & 255).toBeGreaterThan(0);
  expect((edge >>> 16) & 255).toBeGreaterThan(0);
  expect(edge >>> 24).toBe(255);
});

test("with some marked, the others are faint and below; points without a place are left out", () => {
  const places = new Float32Array([1, 1, 2, 2, NaN, 3, 4, 4]);
  const inks = new Uint32Array([red, red, red, blue]);
  const order = new Uint32Array([3, 2, 1, 0]);
  const plain = arranged(places, inks, order);
  expect([...plain.places]).toEqual([4, 4, 2, 2, 1, 1]);
  expect(plain.large).toBe(3);
  const marked = arranged(places, inks, order, new Uint8Array([0, 1, 1, 0]));
  expect([...marked.places]).toEqual([4, 4, 1, 1, 2, 2]);
  expect(marked.large).toBe(2);
  expect([...marked.inks].map((ink) => ink >>> 24)).toEqual([56, 56, 255]);
});

test("the order holds every row once and is no longer that of the table", () => {
  const order = [...mixedOrder(1000)];
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(order.filter((row, i) => row === i).length).toBeLessThan(20);
  expect(mixedOrder(0)).toHaveLength(0);
});
