import { expect, test } from "@jest/globals";
import { drawVariance, residualsOf } from "../../../src/encoders/refined/distance-variance.js";
import { logNormalCdf } from "../../../src/math/log-normal-cdf.js";
import { seededRandom } from "../../../src/random.js";
import { pairsOf, plantedPoints, stressOf, withError } from "./planted.js";

const points = plantedPoints(60).map((value) => 2 * value - 1);
const rest = () => Promise.resolve();
const table = logNormalCdf();
/** Mean of many draws, begun elsewhere. */
async function meanDraw(sd: number, shape = 5, mean = sd ** 2): Promise<number> {
  const residuals = await residualsOf(pairsOf(points, withError(sd)), points, rest);
  const random = seededRandom(4);
  let [variance, sum] = [3 * sd ** 2, 0];
  for (let draw = 0; draw < 150; draw++) {
    variance = drawVariance(residuals, variance, { shape, mean }, table, random);
    if (draw >= 50) sum += variance;
  }
  return sum / 100;
}

test("differences are summed, and pairs counted by the distance of their places", async () => {
  const pairs = pairsOf(points, withError(0.1));
  const { squares, lengths, bin, pairs: count, meanSquare } = await residualsOf(pairs, points, rest);
  expect(squares).toBeCloseTo(stressOf(pairs, points), 6);
  expect([count, lengths.reduce((sum, value) => sum + value, 0)]).toEqual([1770, 1770]);
  const mean = lengths.reduce((sum, value, b) => sum + value * (b + 0.5) * bin, 0) / count;
  expect(mean).toBeCloseTo(pairsOf(points).values.reduce((sum, value) => sum + value, 0) / 2 / count, 3);
  expect(meanSquare).toBeCloseTo(pairs.values.reduce((sum, value) => sum + value * value, 0) / 2 / count, 5);
});

test.each([0.05, 0.3, 1])("the variance of the error is drawn around the truth: %d", async (sd) => {
  // Observations are cut at 0: of those with an error of 1 more than a fifth would have been negative.
  const share = (await meanDraw(sd)) / sd ** 2;
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThan(1.1);
});

test("a strong prior is followed", async () => {
  expect(await meanDraw(0.1, 1e5, 0.04)).toBeGreaterThan(0.039);
});
