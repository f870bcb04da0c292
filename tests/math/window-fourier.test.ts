import { expect, test } from "@jest/globals";
import { withinBorder } from "../../src/math/border.js";
import { hannWindow, windowFourier } from "../../src/math/window-fourier.js";

const signal = Float64Array.from({ length: 30 }, (_, i) => Math.sin(i * i) + 0.2);

test("is the sum of its definition, also beyond the ends", () => {
  const starts = Int32Array.of(-4, 3, 25);
  const transform = windowFourier(30, starts, 12, "symmetric");
  expect(transform.waves).toBe(7);
  const out = new Float64Array(21);
  transform.magnitudes(signal, out);
  const bell = hannWindow(12);
  for (let k = 0; k < 7; k++)
    starts.forEach((start, f) => {
      let [re, im] = [0, 0];
      for (let i = 0; i < 12; i++) {
        const value = bell[i]! * signal[withinBorder(start + i, 30, "symmetric")]!;
        re += value * Math.cos((2 * Math.PI * i * k) / 12);
        im += value * Math.sin((2 * Math.PI * i * k) / 12);
      }
      expect(out[3 * k + f]).toBeCloseTo(Math.hypot(re, im), 10);
    });
});

test("a wave answers at its own frequency", () => {
  const wave = Float64Array.from({ length: 64 }, (_, i) => Math.cos((2 * Math.PI * i) / 8));
  const transform = windowFourier(64, Int32Array.of(16), 32, "zero");
  const out = new Float64Array(transform.waves);
  transform.magnitudes(wave, out);
  expect(out.indexOf(Math.max(...out))).toBe(4);
});

test("the window has length 1 and is symmetric", () => {
  const bell = hannWindow(16);
  expect(bell.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 12);
  bell.forEach((value, i) => expect(value).toBeCloseTo(bell[15 - i]!, 12));
});
