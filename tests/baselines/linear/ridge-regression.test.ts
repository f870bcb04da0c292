import { beforeAll, expect, test } from "@jest/globals";
import { linearProbabilities } from "../../../src/baselines/linear/linear-model.js";
import { fitRidge } from "../../../src/baselines/linear/ridge-regression.js";
import { dense } from "../../../src/data/dense.js";
import type { Linalg } from "../../../src/engine/linalg.js";
import { openEngine } from "../../../src/engine/open.js";
import { seededRandom } from "../../../src/random.js";

let linalg: Linalg;
beforeAll(async () => ({ linalg } = await openEngine()));

function problem(rows: number, columns: number) {
  const random = seededRandom(`${rows} × ${columns}`);
  const labels = Int32Array.from({ length: rows }, (_, i) => i % 3);
  const x = dense(rows, columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) x.values[i * columns + j] = random.normal() + (j % 3 === labels[i] ? 1 : 0);
  return { x, labels };
}

// The gradient of |y - Xw - b|² + α|w|² is zero at the solution, whichever side of the equations was solved.
test.each([
  [30, 6],
  [8, 20],
])("%i samples × %i features: the normal equations hold", (rows, columns) => {
  const { x, labels } = problem(rows, columns);
  const alpha = 2;
  const { coefficients, intercept } = fitRidge(x, labels, 3, alpha, linalg);
  for (let c = 0; c < 3; c++) {
    const residual = Float64Array.from({ length: rows }, (_, i) => {
      let fitted = intercept[c]!;
      for (let j = 0; j < columns; j++) fitted += coefficients.values[c * columns + j]! * x.values[i * columns + j]!;
      return (labels[i] === c ? 1 : -1) - fitted;
    });
    expect(Math.abs(residual.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-4);
    for (let j = 0; j < columns; j++) {
      let gradient = -alpha * coefficients.values[c * columns + j]!;
      for (let i = 0; i < rows; i++) gradient += residual[i]! * x.values[i * columns + j]!;
      expect(Math.abs(gradient)).toBeLessThan(1e-4);
    }
  }
});

test("predictions are probabilities that find separable classes", () => {
  const { x, labels } = problem(60, 30);
  const probabilities = linearProbabilities(x, fitRidge(x, labels, 3, 1, linalg));
  let hits = 0;
  for (let i = 0; i < 60; i++) {
    const row = probabilities.subarray(3 * i, 3 * i + 3);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    if (row.indexOf(Math.max(...row)) === labels[i]) hits++;
  }
  expect(hits).toBeGreaterThan(50);
});
