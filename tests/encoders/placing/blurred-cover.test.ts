import { expect, test } from "@jest/globals";
import { blurredCover } from "../../../src/encoders/placing/blurred-cover.js";

const at = (...[x, y]: [number[], number[]]) => ({ x: Uint16Array.from(x), y: Uint16Array.from(y) });

test("each pixel is a mean whose weights fall off like a bell with the distance", () => {
  const { start, feature, weight } = blurredCover("test", at([2, 6], [4, 4]), 1, { height: 9, width: 9 }, 1.5);
  const pixel = 9 * 4 + 3; // one pixel from the first feature, three from the second
  expect([...feature.slice(start[pixel], start[pixel + 1])]).toEqual([0, 1]);
  const [near, far] = weight.slice(start[pixel], start[pixel + 1]);
  expect(near! + far!).toBeCloseTo(1, 6);
  expect(near! / far!).toBeCloseTo(Math.exp((9 - 1) / (2 * 1.5 ** 2)), 4);
});

test("a lone feature fills the disc of three deviations, cut at the border, on its own channel", () => {
  const { start, weight } = blurredCover("test", at([0, 4], [0, 4]), 2, { height: 9, width: 9 }, 1 / 3);
  const covered = (channel: number) => start[81 * (channel + 1)]! - start[81 * channel]!;
  expect([covered(0), covered(1)]).toEqual([3, 5]);
  expect(weight.every((one) => one === 1)).toBe(true);
});

test("more than can be drawn in good time is refused with the deviation that works", () => {
  const many = { x: new Uint16Array(20_000), y: new Uint16Array(20_000) };
  expect(() => blurredCover("test", many, 1, { height: 224, width: 224 }, 5)).toThrow(
    /20000 features .*blur: 3.8 or less/,
  );
});
