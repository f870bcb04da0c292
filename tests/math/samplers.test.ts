import { describe, expect, test } from "@jest/globals";
import { gammaSample, negativeBinomialSample, poissonSample } from "../../src/math/samplers.js";
import { mean, variance } from "../../src/math/statistics.js";
import { type Random, seededRandom } from "../../src/random.js";

const draws = 40_000;
const drawn = (sample: (random: Random) => number, seed = 1) => {
  const random = seededRandom(seed);
  return new Float64Array(draws).map(() => sample(random));
};

/** Mean and variance lie within five standard errors of the theory; kurtosis is the fourth central moment over variance². */
function expectMoments(values: Float64Array, theory: { mean: number; variance: number; kurtosis: number }): void {
  const errorOfMean = Math.sqrt(theory.variance / draws);
  const errorOfVariance = theory.variance * Math.sqrt((theory.kurtosis - 1) / draws);
  expect(Math.abs(mean(values) - theory.mean)).toBeLessThan(5 * errorOfMean);
  expect(Math.abs(variance(values) - theory.variance)).toBeLessThan(5 * errorOfVariance);
}

test.each([0.05, 0.7, 1, 2.5, 40])("gamma of shape %d", (shape) => {
  const values = drawn((random) => gammaSample(random, shape));
  expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  expectMoments(values, { mean: shape, variance: shape, kurtosis: 3 + 6 / shape });
});

describe("Poisson", () => {
  test.each([0.01, 0.8, 5, 9.9, 10, 37, 1e4])("mean %d", (rate) => {
    const values = drawn((random) => poissonSample(random, rate));
    expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expectMoments(values, { mean: rate, variance: rate, kurtosis: 3 + 1 / rate });
  });

  test.each([4, 15])("frequencies at mean %d", (rate) => {
    const values = drawn((random) => poissonSample(random, rate));
    let probability = Math.exp(-rate);
    for (let k = 0; k < 30; k++) {
      const share = values.filter((value) => value === k).length / draws;
      const error = Math.sqrt((probability * (1 - probability)) / draws);
      expect(Math.abs(share - probability)).toBeLessThan(5 * error + 1e-4);
      probability *= rate / (k + 1);
    }
  });

  test("mean 0 is always 0", () => expect(poissonSample(seededRandom(1), 0)).toBe(0));
});

describe("negative binomial", () => {
  test.each([
    [3, 0.4],
    [50, 0.1],
    [0.2, 2],
    [1000, 0.5],
  ])("mean %d, dispersion %d", (rate, dispersion) => {
    const values = drawn((random) => negativeBinomialSample(random, rate, dispersion));
    const spread = rate + dispersion * rate * rate;
    expectMoments(values, { mean: rate, variance: spread, kurtosis: 3 + 6 * dispersion + 1 / spread });
  });

  test("dispersion 0 is Poisson, mean 0 is 0", () => {
    const poisson = drawn((random) => poissonSample(random, 6));
    expect(drawn((random) => negativeBinomialSample(random, 6, 0))).toEqual(poisson);
    expect(negativeBinomialSample(seededRandom(1), 0, 0.4)).toBe(0);
  });
});
