import { expect, test } from "@jest/globals";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { type Band, bandEigenvector } from "../../src/math/band-eigenvector.js";
import { seededRandom } from "../../src/random.js";

function randomBand(size: number, width: number): Band {
  const random = seededRandom(`${size} ${width}`);
  return { size, width, values: Float64Array.from({ length: size * (width + 1) }, () => random.normal()) };
}

function written({ size, width, values }: Band): Matrix {
  const whole = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++)
    for (let d = 0; d <= Math.min(width, i); d++) {
      whole.set(i, i - d, values[i * (width + 1) + d]!);
      whole.set(i - d, i, values[i * (width + 1) + d]!);
    }
  return whole;
}

test.each([
  [30, 4],
  [57, 1],
  [12, 5],
  [6, 0],
  [3, 4],
  [1, 2],
])("size %i, width %i: every eigenvalue and its vector", (size, width) => {
  const band = randomBand(size, width);
  const whole = written(band);
  const { realEigenvalues } = new EigenvalueDecomposition(whole, { assumeSymmetric: true });
  const descending = realEigenvalues.toSorted((a, b) => b - a);
  descending.forEach((expected, at) => {
    const { value, vector } = bandEigenvector(band, at + 1);
    expect(value).toBeCloseTo(expected, 10);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
    const product = whole.mmul(Matrix.columnVector([...vector])).getColumn(0);
    product.forEach((own, i) => expect(own).toBeCloseTo(value * vector[i]!, 8));
  });
});

test("equal eigenvalues, and a matrix of zeros: numbers, and vectors of length 1", () => {
  const same: Band = {
    size: 8,
    width: 2,
    values: Float64Array.from({ length: 24 }, (_, at) => (at % 3 === 0 ? 5 : 0)),
  };
  const zeros: Band = { size: 4, width: 1, values: new Float64Array(8) };
  for (const [band, expected] of [
    [same, 5],
    [zeros, 0],
  ] as const) {
    const { value, vector } = bandEigenvector(band, 3);
    expect(value).toBeCloseTo(expected, 12);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
  }
});
