import { describe, expect, test } from "@jest/globals";
import { kernelPcaOf } from "../../src/embed/kernel-pca.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext, warnings } from "./context.js";

const points = (rows: number, columns: number, values: number[]) => ({
  rows,
  columns,
  values: Float64Array.from(values),
});

describeWithShared("parity with scikit-learn", ["fixtures/parity/decomposition.json"], () => {
  test("scores and eigenvalues", () => {
    const { input, expected, tolerance, params } = parityCase("decomposition", "kernel-pca-rbf");
    const found = kernelPcaOf(points(48, 40, input.x.data), { components: 4, gamma: params.gamma }, testContext());
    expect(excess(Array.from(found.scores.values, Math.abs), expected.abs_scores.data, tolerance)).toBeLessThanOrEqual(
      0,
    );
    expect(excess(found.eigenvalues, expected.eigenvalues.data, tolerance)).toBeLessThanOrEqual(0);
    expect(kernelPcaOf(points(48, 40, input.x.data), { components: 4 }, testContext()).scores).toEqual(found.scores);
  });
});

describe("kernel principal components", () => {
  test("from landmarks lie close to those from all points", () => {
    const random = seededRandom(2);
    const cloud = points(
      300,
      3,
      Array.from({ length: 900 }, (_, i) => random.normal() * [2, 0.5, 0.5][i % 3]!),
    );
    const ctx = testContext();
    const all = kernelPcaOf(cloud, {}, ctx).scores.values;
    const some = kernelPcaOf(cloud, { landmarks: 150 }, ctx).scores.values;
    const first = (values: ArrayLike<number>) => Array.from({ length: 300 }, (_, i) => values[2 * i]!);
    const product = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    const [a, b] = [first(all), first(some)];
    expect(Math.abs(product(a, b)) / Math.sqrt(product(a, a) * product(b, b))).toBeGreaterThan(0.95);
    expect(warnings(ctx)).toEqual(["The components of 300 points are found on 150 of them, drawn by seed."]);
  });

  test("of equal points are zeros, with a warning", () => {
    const ctx = testContext();
    expect([...kernelPcaOf(points(3, 1, [2, 2, 2]), {}, ctx).scores.values]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(warnings(ctx)).toHaveLength(1);
  });

  test("refuse options that cannot be", () => {
    for (const options of [{ components: 0 }, { gamma: 0 }, { landmarks: 1 }])
      expect(() => kernelPcaOf(points(2, 1, [1, 2]), options, testContext())).toThrow(
        expect.objectContaining({ tag: "InvalidOption" }),
      );
  });
});
