import { expect, test } from "@jest/globals";
import { fittedScale } from "../../../src/encoders/refined/fitted-scale.js";
import { pairsOf, plantedPoints, stressOf } from "./planted.js";

const points = plantedPoints(20);
const rest = () => Promise.resolve();

test("places of another size get back their own", async () => {
  const scaled = await fittedScale(
    pairsOf(points),
    points.map((value) => 7 * value),
    rest,
  );
  scaled.forEach((value, at) => expect(value).toBeCloseTo(points[at]!, 6));
});

test("neither larger nor smaller places fit better", async () => {
  const pairs = pairsOf(points, (distance) => distance + 0.2);
  const scaled = await fittedScale(pairs, points, rest);
  for (const factor of [0.98, 1.02])
    expect(stressOf(pairs, scaled)).toBeLessThan(
      stressOf(
        pairs,
        scaled.map((value) => factor * value),
      ),
    );
});

test("equal places stay where they are", async () => {
  expect([...(await fittedScale(pairsOf(plantedPoints(3)), new Float64Array(6).fill(2), rest))]).toEqual(
    Array(6).fill(2),
  );
});
