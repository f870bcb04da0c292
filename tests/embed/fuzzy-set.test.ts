import { expect, test } from "@jest/globals";
import { fuzzySet } from "../../src/embed/fuzzy-set.js";
import { nearestNeighbours } from "../../src/embed/neighbours.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext } from "./context.js";

describeWithShared("parity with umap-learn", ["fixtures/parity/neighbours.json"], () => {
  test("edges, memberships, bandwidths and nearest distances", () => {
    const { expected, tolerance } = parityCase("neighbours", "umap-fuzzy-set");
    const knn = parityCase("neighbours", "knn-euclidean").expected;
    const { start, other, weight, sigma, rho } = fuzzySet({
      count: 48,
      k: 10,
      indices: Int32Array.from(knn.indices.data),
      distances: Float64Array.from(knn.distances.data),
    });
    const rows = Array.from(other, (_, e) => start.findIndex((from, i) => from <= e && e < start[i + 1]!));
    expect(rows).toEqual(expected.rows.data);
    expect([...other]).toEqual(expected.cols.data);
    expect(excess(weight, expected.weights.data, tolerance)).toBeLessThanOrEqual(0);
    expect(excess(sigma, expected.sigmas.data, tolerance)).toBeLessThanOrEqual(0);
    expect(excess(rho, expected.rhos.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("equal points belong together fully and nothing is NaN", async () => {
  const points = { rows: 4, columns: 1, values: Float64Array.of(2, 2, 2, 2) };
  const { weight } = fuzzySet(await nearestNeighbours(points, 3, { self: true }, testContext()));
  expect(weight.every((value) => value === 1)).toBe(true);
});
