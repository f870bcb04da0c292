import { describe, expect, test } from "@jest/globals";
import { featurePoints } from "../../../src/encoders/grid-match/feature-points.js";
import { transpose } from "../../../src/data/dense.js";
import { rowDistances } from "../../../src/math/row-distances.js";
import { ranks } from "../../../src/math/statistics.js";
import { matrix, someCounts } from "../../prepare/cohorts.js";

const distancesOf = (points: ReturnType<typeof featurePoints>) => {
  const { count, dimensions, values } = points;
  const row = (i: number) => values.subarray(i * dimensions, (i + 1) * dimensions);
  const product = (i: number, j: number) => row(i).reduce((sum, value, d) => sum + value * row(j)[d]!, 0);
  return Array.from({ length: count * count }, (_, at) => {
    const [i, j] = [Math.floor(at / count), at % count];
    return i === j ? 0 : points.distance(i, j, product(i, j));
  });
};
const close = (found: number[], expected: ArrayLike<number>) =>
  found.forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 5));

describe("distances by inner products", () => {
  const samples = someCounts(12, 9);
  test("euclidean", () => {
    const points = featurePoints(samples, "euclidean");
    close(distancesOf(points), rowDistances(transpose(samples), "euclidean").values);
    expect(Math.max(...distancesOf(points))).toBeLessThanOrEqual(points.longest);
  });
  test("pearson", () => {
    close(distancesOf(featurePoints(samples, "pearson")), rowDistances(transpose(samples), "correlation").values);
  });
  test("spearman is pearson of the ranks", () => {
    const columns = transpose(samples);
    const ranked = Array.from({ length: 9 }, (_, f) => [...ranks(columns.values.subarray(12 * f, 12 * f + 12))]);
    close(distancesOf(featurePoints(samples, "spearman")), rowDistances(matrix(ranked), "correlation").values);
  });
  test("a constant feature is at distance 1 from all", () => {
    const points = featurePoints(
      matrix([
        [1, 5],
        [2, 5],
        [4, 5],
      ]),
      "pearson",
    );
    close(distancesOf(points), [0, 1, 1, 0]);
  });
});
