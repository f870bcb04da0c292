import { expect, test } from "@jest/globals";
import { fadingCover, scaledWeights } from "../../../src/encoders/tinto/fading-cover.js";

const at = (x: number[], y: number[]) => ({ x: Uint16Array.from(x), y: Uint16Array.from(y) });
const options = { steps: 2, distance: 0.1, amplification: Math.PI };
const size = { height: 20, width: 20 };

test("a ring's intensity is amplification / (π r²), the smallest ring that holds a pixel counts", () => {
  const { start, weight } = fadingCover("tinto", at([10], [10]), size, options);
  const on = (dx: number, dy: number) => weight[start[20 * (10 + dy) + 10 + dx]!];
  expect(on(0, 0)).toBe(1);
  for (const [dx, dy] of [
    [1, 0],
    [1, 1],
    [2, 0],
  ] as const)
    expect(on(dx, dy)).toBeCloseTo(1 / 4, 6); // r = 2
  for (const [dx, dy] of [
    [3, 0],
    [2, 2],
    [0, -4],
  ] as const)
    expect(on(dx, dy)).toBeCloseTo(1 / 16, 6); // r = 4
  const far = 20 * 10 + 15;
  expect(start[far + 1]).toBe(start[far]);
});

test("no ring is brighter than its feature", () => {
  const { weight } = fadingCover("tinto", at([10], [10]), size, { ...options, amplification: 1000 });
  expect(weight.every((one) => one === 1)).toBe(true);
});

test("characteristic pixels hold their own features alone; elsewhere overlaps are averaged, or shared", () => {
  const cover = fadingCover("tinto", at([10, 11, 11], [10, 10, 10]), size, options);
  const on = (x: number, y: number) => [cover.start[20 * y + x]!, cover.start[20 * y + x + 1]!] as const;
  expect([...cover.feature.slice(...on(10, 10))]).toEqual([0]);
  expect([...cover.feature.slice(...on(11, 10))]).toEqual([1, 2]);
  expect([...cover.feature.slice(...on(10, 11))]).toEqual([0, 1, 2]);
  expect(scaledWeights(cover, "mean")[on(10, 11)[0]]).toBeCloseTo(1 / 12, 6);
  expect(scaledWeights(cover, "share")[on(10, 11)[0]]).toBeCloseTo(1 / 3, 6);
});

test("a table that does not fit is refused", () => {
  const many = { x: new Uint16Array(20_000), y: new Uint16Array(20_000) };
  const wide = { steps: 4, distance: 0.1, amplification: 1 };
  expect(() => fadingCover("tinto", many, { height: 224, width: 224 }, wide)).toThrow(/20000 features that fade/);
});
