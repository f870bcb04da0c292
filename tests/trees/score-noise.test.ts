import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { noNoise, scoreNoise } from "../../src/trees/score-noise.js";

test("normal, of the deviation that is asked for", () => {
  const noise = scoreNoise(seededRandom(1))(2);
  const values = Array.from({ length: 500 }, (_, feature) =>
    Array.from({ length: 40 }, (_, code) => noise.at(noise.startOf(feature), code)),
  ).flat();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.06);
  expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
});

test("the same for a cut whoever asks, another on the next level", () => {
  const noiseOf = scoreNoise(seededRandom(1));
  const [one, next] = [noiseOf(1), noiseOf(1)];
  expect(one.at(one.startOf(3), 5)).toBe(one.at(one.startOf(3), 5));
  expect(next.at(next.startOf(3), 5)).not.toBe(one.at(one.startOf(3), 5));
  expect(noiseOf(0)).toBe(noNoise);
});
