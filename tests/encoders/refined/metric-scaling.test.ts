import { expect, test } from "@jest/globals";
import { metricScaling } from "../../../src/encoders/refined/metric-scaling.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";
import { apart, pairsOf, plantedPoints, stressOf } from "./planted.js";

const count = 30;
const random = seededRandom(2);
const points = plantedPoints(count, random);
const noisy = () => pairsOf(points, (distance) => distance * (1 + 0.5 * random.next()));

test("distances in the plane are found again, from a start that is a little off and of another size", async () => {
  const start = points.map((value) => 7 * (value + 0.15 * random.normal()));
  const given = pairsOf(points);
  const { places, stress } = await metricScaling(given, start, "refined", testContext());
  expect(stress).toBeLessThan(0.02);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++) expect(Math.abs(apart(places, i, k) - given.values[i * count + k]!)).toBeLessThan(0.1);
});

test("what is left is the sum of squared differences", async () => {
  const given = noisy();
  const { places, stress } = await metricScaling(given, points, "refined", testContext());
  expect(stress).toBeCloseTo(stressOf(given, places), 6);
});

test("equal starts stay finite", async () => {
  const { places } = await metricScaling(pairsOf(points), new Float64Array(2 * count), "refined", testContext());
  expect(places.every(Number.isFinite)).toBe(true);
});
