import { expect, test } from "@jest/globals";
import { discOf, fadingCover } from "../../../src/encoders/tinto/fading-cover.js";

const at = (x: number[], y: number[]) => ({ x: Uint16Array.from(x), y: Uint16Array.from(y) });
const options = { steps: 2, distance: 0.1, amplification: Math.PI };
const size = { height: 20, width: 20 };

test("a ring's intensity is amplification / (π r²), that of the smallest ring that holds a pixel", () => {
  const disc = discOf(20, options);
  const on = (x: number, y: number) => disc.find(({ dx, dy }) => dx === x && dy === y)?.intensity;
  expect(on(0, 0)).toBe(1);
  // prettier-ignore
  for (const [dx, dy] of [[1, 0], [1, 1], [2, 0]] as const) expect(on(dx, dy)).toBeCloseTo(1 / 4, 12); // r = 2
  // prettier-ignore
  for (const [dx, dy] of [[3, 0], [2, 2], [0, -4]] as const) expect(on(dx, dy)).toBeCloseTo(1 / 16, 12); // r = 4
  expect(on(5, 0)).toBeUndefined();
});

test("no ring is brighter than its feature; without steps there is the pixel alone", () => {
  expect(discOf(20, { ...options, amplification: 1000 }).every(({ intensity }) => intensity === 1)).toBe(true);
  expect(discOf(20, { ...options, steps: 0 })).toEqual([{ dx: 0, dy: 0, intensity: 1 }]);
});

test("characteristic pixels hold their own features alone; elsewhere features have shares as they are bright", () => {
  const { start, feature, weight } = fadingCover("tinto", at([10, 11, 11], [10, 10, 10]), size, options);
  const on = (x: number, y: number) => [start[20 * y + x]!, start[20 * y + x + 1]!] as const;
  expect([...feature.slice(...on(10, 10))]).toEqual([0]);
  expect([...feature.slice(...on(11, 10))]).toEqual([1, 2]);
  expect([...feature.slice(...on(8, 10))]).toEqual([0, 1, 2]);
  const shares = weight.slice(...on(8, 10)); // two and three pixels away
  expect(shares[0]! / shares[1]!).toBeCloseTo(4, 5);
  expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(1, 6);
});

test("a table that does not fit is refused", () => {
  const many = { x: new Uint16Array(20_000), y: new Uint16Array(20_000) };
  const wide = { steps: 4, distance: 0.1, amplification: 1 };
  expect(() => fadingCover("tinto", many, { height: 224, width: 224 }, wide)).toThrow(/20000 features that fade/);
});
