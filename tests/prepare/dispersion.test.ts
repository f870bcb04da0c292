import { describe, expect, test } from "@jest/globals";
import { columnMoments } from "../../src/math/column-moments.js";
import { cellRangerDispersion, seuratDispersion } from "../../src/prepare/dispersion.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../shared.js";
import { bothKinds, matrix } from "./cohorts.js";

// The reference read log1p values in float64; ours come as Float32 (relative error 6e-8), which expm1 multiplies by the
// value (up to 9) and the difference from the bin's mean by its cancellation.
const stored = { rtol: 1e-5, atol: 2e-6 };

describeWithShared("dispersions of scanpy", ["fixtures/parity/single-cell.json"], () => {
  const reference = (id: string) => {
    const { input, expected } = parityCase("single-cell", id);
    return { values: matrixOf(input.x), expected };
  };

  test("seurat", () => {
    const { values, expected } = reference("hvg-seurat-top");
    for (const [, kind] of bothKinds(values)) {
      const { mean, dispersion, score } = seuratDispersion(kind, 20);
      expect(excess(mean, expected.means.data, stored)).toBeLessThanOrEqual(0);
      expect(excess(dispersion, expected.dispersions.data, stored)).toBeLessThanOrEqual(0);
      expect(excess(score, expected.dispersions_norm.data, stored)).toBeLessThanOrEqual(0);
    }
  });

  test("cell ranger", () => {
    const { values, expected } = reference("hvg-cell_ranger-top");
    for (const [, kind] of bothKinds(values)) {
      const { mean, dispersion, score } = cellRangerDispersion(columnMoments(kind));
      expect(excess(mean, expected.means.data, stored)).toBeLessThanOrEqual(0);
      expect(excess(dispersion, expected.dispersions.data, stored)).toBeLessThanOrEqual(0);
      expect(excess(score, expected.dispersions_norm.data, stored)).toBeLessThanOrEqual(0);
    }
  });
});

describe("bins", () => {
  test("a feature alone in its bin scores 1, a constant one cannot be judged", () => {
    const values = matrix([[0, 5, 1], [0.1, 6, 1], [0.2, 5.5, 1]]); // prettier-ignore
    const { score } = seuratDispersion(values, 20);
    expect(score[0]).toBeCloseTo(1, 12);
    expect(score[1]).toBeCloseTo(1, 12);
    expect(score[2]).toBeNaN();
  });

  test("features that are never seen do not disturb the others", () => {
    const values = matrix([[0, 0, 1, 2], [0, 0, 3, 1], [0, 0, 2, 2]]); // prettier-ignore
    expect(seuratDispersion(values, 20).score.slice(0, 2)).toEqual(Float64Array.of(NaN, NaN));
    expect(cellRangerDispersion(columnMoments(values)).mean.every(Number.isFinite)).toBe(true);
  });
});
