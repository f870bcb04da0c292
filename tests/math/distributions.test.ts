import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fUpperTail, hypergeometricUpperTail, logChoose, regularisedBeta } from "../../src/math/distributions.js";
import { describeWithShared, matrixOf, parityCase } from "../shared.js";

describeWithShared("scipy's hypergeometric tail", ["fixtures/parity/statistics.json"], () => {
  test("keeps its digits down to 1e-60", () => {
    const { expected, tolerance } = parityCase("statistics", "fisher-hypergeometric");
    const { rows, columns } = matrixOf(expected.N_K_n_k_upper_tail);
    const data = expected.N_K_n_k_upper_tail.data as number[];
    for (let i = 0; i < rows; i++) {
      const [population, successes, draws, hits, tail] = data.slice(i * columns, (i + 1) * columns) as [
        number,
        number,
        number,
        number,
        number,
      ];
      expect(hypergeometricUpperTail(hits, population, successes, draws) / tail).toBeCloseTo(1, 7);
    }
    expect(tolerance.rtol).toBe(1e-7);
  });
});

describe("hypergeometricUpperTail", () => {
  const pmf = (k: number, N: number, K: number, n: number) =>
    k < Math.max(0, n + K - N) || k > Math.min(n, K)
      ? 0
      : Math.exp(logChoose(K, k) + logChoose(N - K, n - k) - logChoose(N, n));

  test("is the sum of the probabilities, for all small cases", () => {
    const natural = fc.nat({ max: 40 });
    fc.assert(
      fc.property(natural, natural, natural, natural, (a, b, c, hits) => {
        const population = Math.max(a, b, c);
        const [successes, draws] = [Math.min(a, b), Math.min(population, c)];
        let sum = 0;
        for (let k = draws; k >= hits; k--) sum += pmf(k, population, successes, draws);
        expect(hypergeometricUpperTail(hits, population, successes, draws)).toBeCloseTo(Math.min(1, sum), 11);
      }),
    );
  });

  test("ends of the range", () => {
    expect(hypergeometricUpperTail(0, 100, 10, 20)).toBe(1);
    expect(hypergeometricUpperTail(11, 100, 10, 20)).toBe(0);
    expect(hypergeometricUpperTail(5, 10, 10, 5)).toBe(1); // all are successes
    expect(hypergeometricUpperTail(1, 0, 0, 0)).toBe(0);
    expect(hypergeometricUpperTail(1, 20000, 200, 10000)).toBeCloseTo(1, 12); // starts far below the mode
    expect(hypergeometricUpperTail(200, 20000, 200, 200)).toBeGreaterThanOrEqual(0); // below the smallest double
  });
});

describe("regularisedBeta", () => {
  test("closed forms", () => {
    expect(regularisedBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(regularisedBeta(0.3, 2, 1)).toBeCloseTo(0.09, 14);
    expect(regularisedBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 14);
    expect(regularisedBeta(0.5, 0.5, 0.5)).toBeCloseTo(0.5, 14);
    expect(regularisedBeta(0, 2, 3)).toBe(0);
    expect(regularisedBeta(1, 2, 3)).toBe(1);
  });

  test("mirrors", () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shape, shape, (x, a, b) => {
        expect(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a)).toBeCloseTo(1, 10);
      }),
    );
  });
});

test("P(F ≥ f)", () => {
  expect(fUpperTail(0, 3, 10)).toBe(1);
  expect(fUpperTail(Infinity, 3, 10)).toBe(0);
  expect(fUpperTail(1, 7, 7)).toBeCloseTo(0.5, 12);
  expect(fUpperTail(4, 2, 2)).toBeCloseTo(1 / 5, 12); // 1 / (1 + f)
  expect(fUpperTail(1e6, 2, 20) / 1e-50).toBeCloseTo((1 + 1e5) ** -10 / 1e-50, 10); // (1 + 2 f / 20)^-10
});
