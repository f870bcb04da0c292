import { expect, test } from "@jest/globals";
import { jointProbabilities } from "../../src/embed/affinities.js";
import { nearestNeighbours } from "../../src/embed/neighbours.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext } from "./context.js";

describeWithShared("parity with scikit-learn", ["fixtures/parity/neighbours.json"], () => {
  test("joint probabilities over all pairs", async () => {
    const { input, expected, tolerance, params } = parityCase("neighbours", "tsne-p");
    const points = { rows: 48, columns: 40, values: Float64Array.from(input.x.data) };
    const neighbours = await nearestNeighbours(points, 47, {}, testContext());
    const { start, other, weight } = jointProbabilities(neighbours, params.perplexity);
    const condensed = new Float64Array(1128);
    for (let i = 0; i < 48; i++)
      for (let e = start[i]!; e < start[i + 1]!; e++)
        condensed[47 * i - (i * (i - 1)) / 2 + other[e]! - i - 1] = weight[e]!;
    expect(excess(condensed, expected.P_condensed.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("every pair appears once, all sum to a half, equal points included", async () => {
  const points = { rows: 6, columns: 1, values: Float64Array.of(0, 0, 0, 0, 5, 9) };
  const { start, other, weight } = jointProbabilities(await nearestNeighbours(points, 3, {}, testContext()), 1.5);
  for (let i = 0; i < 6; i++) {
    const higher = other.subarray(start[i], start[i + 1]);
    expect(new Set(higher).size).toBe(higher.length);
    expect(higher.every((j) => j > i)).toBe(true);
  }
  expect(weight.reduce((sum, p) => sum + p, 0)).toBeCloseTo(0.5, 12);
});
