import { expect, test } from "@jest/globals";
import { likelihoodGain } from "../../../src/encoders/refined/likelihood-gain.js";
import { logNormalCdf } from "../../../src/math/log-normal-cdf.js";
import { normalUpperTail } from "../../../src/math/normal-tail.js";
import { apart, pairsOf, plantedPoints, withError } from "./planted.js";

const points = plantedPoints(25);
const pairs = pairsOf(points, withError(0.2));

/** Log-likelihood of all pairs, by its definition. */
function likelihood(places: Float64Array, variance: number): number {
  let sum = 0;
  for (let i = 0; i < pairs.count; i++)
    for (let k = 0; k < i; k++) {
      const distance = apart(places, i, k);
      sum -= (pairs.values[i * pairs.count + k]! - distance) ** 2 / (2 * variance);
      sum -= Math.log1p(-normalUpperTail(distance / Math.sqrt(variance)));
    }
  return sum;
}

test.each([1e-4, 0.04, 2])("is the difference of both likelihoods: variance %d", (variance) => {
  for (const [i, x, y] of [
    [0, 0.2, 0.9],
    [7, points[14]! + 0.01, points[15]!],
    [24, -3, 4],
  ] as const) {
    const moved = points.slice();
    moved.set([x, y], 2 * i);
    const gain = likelihood(moved, variance) - likelihood(points, variance);
    const found = likelihoodGain(pairs, points, i, [x, y], variance, logNormalCdf());
    expect(Math.abs(found - gain)).toBeLessThan(1e-4 + 1e-9 * Math.abs(gain));
  }
});
