import { expect, test } from "@jest/globals";
import { jointProbabilities } from "../../src/embed/affinities.js";
import { nearestNeighbours } from "../../src/embed/neighbours.js";
import { descend } from "../../src/embed/tsne-descent.js";
import { divergence, repelExactly } from "../../src/embed/tsne-forces.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";
import { sheets } from "./sheets.js";

test("the divergence falls, and the start is left as it was", async () => {
  const affinities = jointProbabilities(await nearestNeighbours(sheets(90), 30, {}, testContext()), 10);
  const random = seededRandom(1);
  const start = Float64Array.from({ length: 180 }, () => 0.01 * random.normal());
  const before = start.slice();
  const schedule = { iterations: 0, exaggeratedIterations: 100, exaggeration: 12, learningRate: 50 };
  const values = [];
  for (const iterations of [0, 120, 260, 520]) {
    const end = await descend(affinities, start, repelExactly, { ...schedule, iterations }, testContext());
    values.push(divergence(affinities, end).value);
  }
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(values[3]! / values[0]!).toBeLessThan(0.35);
  expect(start).toEqual(before);
});
