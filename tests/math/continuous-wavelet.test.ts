import { describe, expect, test } from "@jest/globals";
import { borders, withinBorder } from "../../src/math/border.js";
import { continuousWavelet, motherWavelets, periodOfScale } from "../../src/math/continuous-wavelet.js";
import { describeWithShared, parityCase } from "../shared.js";

const transform = (
  signal: Float64Array,
  scales: number[],
  ...rest: [keyof typeof motherWavelets, (typeof borders)[number]]
) => {
  const length = signal.length * scales.length;
  const out = { re: new Float64Array(length), im: new Float64Array(length) };
  continuousWavelet(signal.length, Float64Array.from(scales), ...rest).transform(signal, out);
  return out;
};

describe.each(["morlet", "ricker"] as const)("%s", (wavelet) => {
  test.each([...borders])("is the sum of its definition, %s", (border) => {
    const signal = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i * i) + i / 9);
    const scales = [1, 2.2];
    const { re, im } = transform(signal, scales, wavelet, border);
    for (let b = 0; b < 20; b++)
      scales.forEach((scale, s) => {
        let [real, imaginary] = [0, 0];
        for (let t = b - 20; t <= b + 20; t++) {
          const at = withinBorder(t, 20, border);
          const [c, d] = motherWavelets[wavelet]((t - b) / scale);
          real += ((at < 0 ? 0 : signal[at]!) * c) / Math.sqrt(scale);
          imaginary -= ((at < 0 ? 0 : signal[at]!) * d) / Math.sqrt(scale);
        }
        // Beyond half a length the signal has ended; there the bell is below 1e-4.
        expect(Math.abs(re[b * 2 + s]! - real)).toBeLessThan(1e-3);
        expect(Math.abs(im[b * 2 + s]! - imaginary)).toBeLessThan(1e-3);
      });
  });

  test("answers most to waves of its period", () => {
    const scales = Array.from({ length: 60 }, (_, s) => 1.5 * 1.05 ** s);
    const period = 16;
    const wave = Float64Array.from({ length: 256 }, (_, t) => Math.cos((2 * Math.PI * t) / period));
    const { re, im } = transform(wave, scales, wavelet, "periodization");
    // Of equal amplitude, not of equal length, so that long waves do not win by being long.
    const power = scales.map((scale, s) => {
      let sum = 0;
      for (let b = 0; b < 256; b++) sum += (re[b * 60 + s]! ** 2 + im[b * 60 + s]! ** 2) / scale;
      return sum;
    });
    const best = scales[power.indexOf(Math.max(...power))]!;
    expect(Math.abs((best * periodOfScale[wavelet]) / period - 1)).toBeLessThan(0.15);
  });
});

describeWithShared("pywt.cwt", ["fixtures/parity/signals.json"], () => {
  test("the real part has the shape of its Morlet wavelet at each scale but 1, half a place away", () => {
    const { input, params, expected } = parityCase("signals", "cwt-morlet");
    const length: number = input.x.data.length;
    // At twice the resolution, with zeros between the values, half a place is a whole one.
    const fine = Float64Array.from({ length: 2 * length }, (_, t) => (t % 2 === 0 ? input.x.data[t / 2] : 0));
    const scales: number[] = params.scales;
    const doubled = scales.map((scale) => 2 * scale);
    const { re } = transform(fine, doubled, "morlet", "zero");
    scales.forEach((scale, s) => {
      const ours = Array.from({ length: length - 1 }, (_, b) => re[(2 * b + 1) * scales.length + s]! * Math.SQRT2);
      const theirs: number[] = expected.coefficients.data.slice(s * length + 1, (s + 1) * length);
      if (scale > 1) expect(cosine(ours, theirs)).toBeGreaterThan(0.998);
      if (scale === 8) expect(Math.max(...ours.map((value, b) => Math.abs(value - theirs[b]!)))).toBeLessThan(0.15);
    });
  });
});

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
