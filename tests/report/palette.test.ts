import { expect, test } from "@jest/globals";
import { classColour, heat, mixed, rampColour, rgbOf } from "../../src/report/palette.js";

test("each of forty classes has a colour of its own", () => {
  const colours = Array.from({ length: 40 }, (_, c) => classColour(c));
  expect(new Set(colours).size).toBe(40);
  for (const colour of colours) expect(colour).toMatch(/^#[0-9a-fA-F]{6}$/);
});

test("colours are read and mixed", () => {
  expect(rgbOf("#0072B2")).toEqual([0, 114, 178]);
  expect(mixed([0, 0, 0], [200, 100, 50], 0.5)).toEqual([100, 50, 25]);
});

test("a ramp starts and ends at its ends, and darkens on the way", () => {
  expect(rampColour(heat, 0)).toEqual(heat[0]);
  expect(rampColour(heat, 1)).toEqual(heat.at(-1));
  expect(rampColour(heat, 7)).toEqual(heat.at(-1));
  const light = [0, 0.25, 0.5, 0.75, 1].map((value) => rampColour(heat, value).reduce((sum, c) => sum + c, 0));
  expect(light).toEqual([...light].sort((a, b) => b - a));
});
