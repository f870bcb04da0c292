import { expect, test } from "@jest/globals";
import { correctedMean, correctedTTest } from "../../src/evaluate/corrected-t-test.js";

/** Worked by hand from Bouckaert & Frank 2004, equation 3, with n₂/n₁ = 1/9 of tenfold cross-validation. */
const differences = [0.02, 0.01, -0.01, 0.03, 0.02, 0, 0.01, 0.02, 0.04, -0.02];

test("the variance of the mean is s²(1/n + test/train), at n − 1 degrees", () => {
  const { mean, standardError, t, p, interval } = correctedTTest(differences, 1 / 9);
  expect(mean).toBeCloseTo(0.012, 12);
  // s² = 0.00296 / 9
  expect(standardError! ** 2).toBeCloseTo((0.00296 / 9) * (1 / 10 + 1 / 9), 12);
  expect(t).toBeCloseTo(mean / standardError!, 12);
  // scipy: 2 * t.sf(1.440128017069195, 9)
  expect(p).toBeCloseTo(0.18369525259243824, 9);
  expect(interval![0]).toBeLessThan(0);
});

test("without test rows it is the plain paired t-test", () => {
  const { t } = correctedTTest(differences, 0);
  const plain = correctedMean(differences, 0);
  expect(t).toBeCloseTo(plain.mean / plain.standardError!, 12);
});

test("a single fold says a mean and nothing more; no difference at all is p = 1", () => {
  expect(correctedTTest([0.1], 0.25)).toEqual({ mean: 0.1, standardError: null, interval: null, t: null, p: null });
  expect(correctedTTest([0, 0, 0], 0.25)).toMatchObject({ t: 0, p: 1 });
  expect(correctedTTest([0.1, 0.1, 0.1], 0.25).p).toBe(0);
});
