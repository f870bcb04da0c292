import { describe, expect, test } from "@jest/globals";
import { type Metric, nearestNeighbours } from "../../src/embed/neighbours.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext } from "./context.js";

const metrics: Metric[] = ["euclidean", "cosine", "correlation", "manhattan"];
const points = (rows: number, columns: number, values: number[]) => ({
  rows,
  columns,
  values: Float64Array.from(values),
});

describeWithShared("parity with scikit-learn", ["fixtures/parity/neighbours.json"], () => {
  test.each(metrics)("%s: indices and distances, self included", async (metric) => {
    const { input, expected, tolerance } = parityCase("neighbours", `knn-${metric}`);
    const found = await nearestNeighbours(points(48, 40, input.x.data), 10, { metric, self: true }, testContext());
    expect([...found.indices]).toEqual(expected.indices.data);
    expect(excess(found.distances, expected.distances.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

describe("nearest neighbours", () => {
  test.each(metrics)("by %s are ordered by distance, then index, equal points at distance 0", async (metric) => {
    const found = await nearestNeighbours(points(4, 2, [1, 2, 1, 2, 2, 1, 1, 2]), 3, { metric }, testContext());
    expect([...found.indices]).toEqual([1, 3, 2, 0, 3, 2, 0, 1, 3, 0, 1, 2]);
    if (metric === "euclidean" || metric === "manhattan") expect(found.distances[0]).toBe(0);
    expect(found.distances[0]).toBeCloseTo(0, 14);
  });

  test("without the point itself are those with it, less the first", async () => {
    const random = seededRandom(1);
    const cloud = points(
      30,
      4,
      Array.from({ length: 120 }, () => random.normal()),
    );
    const others = await nearestNeighbours(cloud, 3, {}, testContext());
    const all = await nearestNeighbours(cloud, 4, { self: true }, testContext());
    for (let i = 0; i < 30; i++) {
      expect(all.indices[4 * i]).toBe(i);
      expect([...all.indices.slice(4 * i + 1, 4 * i + 4)]).toEqual([...others.indices.slice(3 * i, 3 * i + 3)]);
    }
  });

  test("of points without direction are at distance 1", async () => {
    const found = await nearestNeighbours(points(3, 2, [0, 0, 1, 2, 3, 1]), 2, { metric: "cosine" }, testContext());
    expect([...found.distances.slice(0, 2)]).toEqual([1, 1]);
    const flat = await nearestNeighbours(points(2, 2, [0.1, 0.1, 1, 2]), 1, { metric: "correlation" }, testContext());
    expect(flat.distances[0]).toBe(1);
  });

  test("of all other points and of one point with itself exist", async () => {
    expect([...(await nearestNeighbours(points(1, 1, [3]), 1, { self: true }, testContext())).indices]).toEqual([0]);
    expect([...(await nearestNeighbours(points(2, 1, [3, 4]), 1, {}, testContext())).indices]).toEqual([1, 0]);
  });

  test("that are too many, or metrics that are none, are refused", async () => {
    const three = points(3, 1, [1, 2, 3]);
    await expect(nearestNeighbours(three, 3, {}, testContext())).rejects.toMatchObject({ tag: "InvalidOption" });
    await expect(nearestNeighbours(three, 0, {}, testContext())).rejects.toMatchObject({ tag: "InvalidOption" });
    await expect(nearestNeighbours(three, 1, { metric: "euclid" as Metric }, testContext())).rejects.toThrow(
      "euclidean",
    );
  });
});
