import { type ComplexArray, fourier } from "./fft.js";

/**
 * Discrete Fourier transform of any length with exp(-2πi …), not scaled: as a convolution with a chirp (Bluestein 1970).
 * Reference: numpy.fft.fft.
 */
export function dft({ re, im }: ComplexArray): ComplexArray {
  const length = re.length;
  let size = 1;
  while (size < 2 * length - 1) size *= 2;
  const complex = (): ComplexArray => ({ re: new Float64Array(size), im: new Float64Array(size) });
  const [data, chirp, work] = [complex(), complex(), complex()];
  // The angle πk² / length, its square taken modulo 2 length so that large k lose no digits.
  const turn = Float64Array.from({ length }, (_, k) => (Math.PI * (k ** 2 % (2 * length))) / length);
  const [cos, sin] = [turn.map(Math.cos), turn.map(Math.sin)];
  for (let k = 0; k < length; k++) {
    data.re[k] = re[k]! * cos[k]! + im[k]! * sin[k]!;
    data.im[k] = im[k]! * cos[k]! - re[k]! * sin[k]!;
    for (const at of k === 0 ? [0] : [k, size - k]) [chirp.re[at], chirp.im[at]] = [cos[k]!, sin[k]!];
  }
  const plan = fourier(size);
  plan.forward(data, work, 1);
  plan.forward(chirp, work, 1);
  for (let k = 0; k < size; k++) {
    const [a, b, c, d] = [data.re[k]!, data.im[k]!, chirp.re[k]!, chirp.im[k]!];
    data.re[k] = (a * c - b * d) / size;
    data.im[k] = (a * d + b * c) / size;
  }
  plan.forward({ re: data.im, im: data.re }, work, 1);
  return {
    re: cos.map((c, k) => data.re[k]! * c + data.im[k]! * sin[k]!),
    im: cos.map((c, k) => data.im[k]! * c - data.re[k]! * sin[k]!),
  };
}
