import { expect, test } from "@jest/globals";
import { dft } from "../../src/math/dft.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const real = (values: ArrayLike<number>) => ({ re: Float64Array.from(values), im: new Float64Array(values.length) });

test.each([1, 2, 3, 5, 17, 100])("of length %i it is the sum of its definition", (length) => {
  const re = Float64Array.from({ length }, (_, i) => Math.sin(i * i) + 0.3);
  const im = Float64Array.from({ length }, (_, i) => Math.cos(3 * i));
  const found = dft({ re, im });
  for (let k = 0; k < length; k++) {
    let [a, b] = [0, 0];
    for (let i = 0; i < length; i++) {
      const angle = (-2 * Math.PI * ((i * k) % length)) / length;
      a += re[i]! * Math.cos(angle) - im[i]! * Math.sin(angle);
      b += re[i]! * Math.sin(angle) + im[i]! * Math.cos(angle);
    }
    expect(found.re[k]).toBeCloseTo(a, 10);
    expect(found.im[k]).toBeCloseTo(b, 10);
  }
});

describeWithShared("numpy.fft", ["fixtures/parity/signals.json"], () => {
  test.each([16, 24, 31])("fft of %i values", (length) => {
    const { input, expected, tolerance } = parityCase("signals", `fft-${length}`);
    const { re, im } = dft(real(input.x.data));
    expect(excess(re, expected.re.data, { ...tolerance, atol: 1e-8 })).toBeLessThanOrEqual(0);
    expect(excess(im, expected.im.data, { ...tolerance, atol: 1e-8 })).toBeLessThanOrEqual(0);
    const magnitude = re.map((value, k) => Math.hypot(value, im[k]!));
    expect(excess(magnitude, expected.magnitude.data, tolerance)).toBeLessThanOrEqual(0);
  });

  test("fft2: along the rows, then along the columns", () => {
    const { input, expected, tolerance } = parityCase("signals", "fft2");
    const [rows, columns] = input.x.shape as [number, number];
    const data = real(input.x.data);
    const along = (first: number, step: number, count: number) => {
      const place = (i: number) => first + i * step;
      const pick = (from: Float64Array) => Float64Array.from({ length: count }, (_, i) => from[place(i)]!);
      const found = dft({ re: pick(data.re), im: pick(data.im) });
      for (let i = 0; i < count; i++) [data.re[place(i)], data.im[place(i)]] = [found.re[i]!, found.im[i]!];
    };
    for (let i = 0; i < rows; i++) along(i * columns, 1, columns);
    for (let j = 0; j < columns; j++) along(j, columns, rows);
    const magnitude = data.re.map((value, k) => Math.hypot(value, data.im[k]!));
    expect(excess(magnitude, expected.magnitude.data, { ...tolerance, atol: 1e-8 })).toBeLessThanOrEqual(0);
  });
});
