import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import type { RealMatrix } from "../../src/engine/linalg.js";
import { pca, pcaTransform } from "../../src/embed/pca.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";
import { testContext, warnings } from "./context.js";

const absolute = (values: ArrayLike<number>) => Array.from(values, Math.abs);
const double = (shape: [number, number], values: number[]): RealMatrix => ({
  rows: shape[0],
  columns: shape[1],
  values: Float64Array.from(values),
});

/** Rows with standard deviations 8, 4, 2, 1, … along their dimensions. */
function cloud(rows: number, columns: number, seed: number): RealMatrix {
  const random = seededRandom(seed);
  return double(
    [rows, columns],
    Array.from({ length: rows * columns }, (_, i) => random.normal() * 2 ** (3 - (i % columns))),
  );
}

describeWithShared("parity with scikit-learn", ["fixtures/parity/decomposition.json"], () => {
  const { input, expected, tolerance } = parityCase("decomposition", "pca");
  const points = double(input.x.shape, input.x.data);
  test.each(["exact", "randomised"] as const)("%s: scores, axes, variances and mean", (solver) => {
    // Thirty power iterations bring the randomised axes to the last digits that the reference asks for.
    const found = pca(points, { components: 6, solver, powerIterations: 30 }, testContext());
    expect(excess(absolute(found.scores.values), expected.abs_scores.data, tolerance)).toBeLessThanOrEqual(0);
    expect(excess(absolute(found.components.values), expected.abs_components.data, tolerance)).toBeLessThanOrEqual(0);
    expect(excess(found.explainedVariance, expected.explained_variance.data, tolerance)).toBeLessThanOrEqual(0);
    expect(excess(found.explainedVarianceRatio, expected.explained_variance_ratio.data, tolerance)).toBeLessThanOrEqual(
      0,
    );
    expect(excess(found.mean, expected.mean.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

describe("principal components", () => {
  test("are the same for wide points as for tall ones", () => {
    const tall = cloud(40, 12, 1);
    const wide = {
      rows: 12,
      columns: 40,
      values: Float64Array.from({ length: 480 }, (_, i) => tall.values[(i % 40) * 12 + Math.floor(i / 40)]!),
    };
    const found = pca(wide, { components: 3 }, testContext());
    const lengths = [0, 1, 2].map((k) => Math.hypot(...found.components.values.slice(40 * k, 40 * k + 40)));
    lengths.forEach((length) => expect(length).toBeCloseTo(1, 10));
    const randomised = pca(wide, { components: 3, solver: "randomised" }, testContext());
    expect(excess(randomised.scores.values, found.scores.values, { rtol: 1e-6, atol: 1e-6 })).toBeLessThanOrEqual(0);
  });

  test("have their largest loading positive, whatever the seed", () => {
    for (const seed of [1, 2, 3]) {
      const { components } = pca(cloud(30, 6, seed), { components: 3, solver: "randomised" }, testContext(seed));
      for (let k = 0; k < 3; k++) {
        const row = components.values.slice(6 * k, 6 * k + 6);
        expect(Math.max(...row)).toBe(Math.max(...absolute(row)));
      }
    }
  });

  test("place new rows where they would have been", () => {
    const ctx = testContext();
    const points = cloud(20, 5, 4);
    const model = pca(points, { components: 2 }, ctx);
    const again = pcaTransform(model, { rows: 3, columns: 5, values: points.values.slice(0, 15) }, ctx.engine.linalg);
    expect(excess(again.values, model.scores.values.slice(0, 6), { rtol: 0, atol: 1e-10 })).toBeLessThanOrEqual(0);
  });

  test("beyond the rank are zeros, with a warning", () => {
    const ctx = testContext();
    const line = pca(double([4, 3], [1, 2, 3, 2, 4, 6, 3, 6, 9, 4, 8, 12]), { components: 5 }, ctx);
    expect(line.scores.columns).toBe(5);
    expect([...line.explainedVariance.slice(1)]).toEqual([0, 0, 0, 0]);
    expect(line.explainedVarianceRatio[0]).toBeCloseTo(1, 12);
    expect(warnings(ctx)[0]).toContain("vary along 1 axes only");
  });

  test("of constant points or one point are zeros, never NaN", () => {
    for (const points of [double([3, 2], [7, 7, 7, 7, 7, 7]), double([1, 2], [1, 2])]) {
      const found = pca(points, {}, testContext());
      expect(
        [...found.scores.values, ...found.explainedVariance, ...found.explainedVarianceRatio].every((v) => v === 0),
      ).toBe(true);
    }
  });

  test("of large matrices are worked out in float32, of float64 matrices in float64", () => {
    const large = dense(2, 2 ** 21 + 1);
    large.values.fill(1, 2 ** 21);
    expect(pca(large, { components: 1 }, testContext()).scores.values).toBeInstanceOf(Float32Array);
    expect(pca(cloud(3, 2, 1), {}, testContext()).scores.values).toBeInstanceOf(Float64Array);
  });

  test("refuse options and values that cannot be", () => {
    const points = cloud(4, 3, 1);
    expect(() => pca(points, { components: 0 }, testContext())).toThrow(
      expect.objectContaining({ tag: "InvalidOption" }),
    );
    expect(() => pca(points, { powerIterations: -1 }, testContext())).toThrow(
      expect.objectContaining({ tag: "InvalidOption" }),
    );
    expect(() => pca(double([1, 2], [1, NaN]), {}, testContext())).toThrow(
      expect.objectContaining({ tag: "MissingValues" }),
    );
    expect(() => pca(double([0, 2], []), {}, testContext())).toThrow(
      expect.objectContaining({ tag: "UnsuitableData" }),
    );
  });
});
