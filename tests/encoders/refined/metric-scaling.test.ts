import { expect, test } from "@jest/globals";
import { metricScaling } from "../../../src/encoders/refined/metric-scaling.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";

const count = 30;
const random = seededRandom(2);
const points = Float64Array.from({ length: 2 * count }, () => random.next());
const apart = (places: Float64Array, i: number, k: number) =>
  Math.hypot(places[2 * i]! - places[2 * k]!, places[2 * i + 1]! - places[2 * k + 1]!);
const pairs = (noise: number) => {
  const values = new Float32Array(count * count);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++)
      values[i * count + k] = values[k * count + i] = apart(points, i, k) * (1 + noise * random.next());
  return { count, values, unit: 1 };
};

test("distances in the plane are found again, from a start that is a little off and of another size", async () => {
  const start = points.map((value) => 7 * (value + 0.15 * random.normal()));
  const given = pairs(0);
  const { places, stress } = await metricScaling(given, start, "refined", testContext());
  expect(stress).toBeLessThan(0.02);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++) expect(Math.abs(apart(places, i, k) - given.values[i * count + k]!)).toBeLessThan(0.1);
});

test("what is left is the sum of squared differences", async () => {
  const given = pairs(0.5);
  const { places, stress } = await metricScaling(given, points, "refined", testContext());
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++) sum += (apart(places, i, k) - given.values[i * count + k]!) ** 2;
  expect(stress).toBeCloseTo(sum, 6);
});

test("equal starts stay finite", async () => {
  const { places } = await metricScaling(pairs(0), new Float64Array(2 * count), "refined", testContext());
  expect(places.every(Number.isFinite)).toBe(true);
});
