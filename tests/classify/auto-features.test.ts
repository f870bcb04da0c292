import { describe, expect, test } from "@jest/globals";
import { applyAutoFeatures, fitAutoFeatures, inRawUnits, MOST_FEATURES } from "../../src/classify/auto-features.js";
import { dense } from "../../src/data/dense.js";
import { seededRandom } from "../../src/random.js";

const names = (count: number) => Array.from({ length: count }, (_, j) => `g${j}`);

describe("fitAutoFeatures", () => {
  test("drops constants and fills missing values with the feature's minimum", () => {
    const values = dense(4, 3, Float32Array.of(1, 7, NaN, 2, 7, 5, 3, 7, 6, 6, 7, 7));
    const fitted = fitAutoFeatures(values, names(3), Int32Array.of(0, 0, 1, 1), 2);
    expect(Array.from(fitted.columns)).toEqual([0, 2]);
    expect(fitted.names).toEqual(["g0", "g2"]);
    expect(Array.from(fitted.minimum)).toEqual([1, 5]);
    expect(fitted.mean[1]).toBeCloseTo((5 + 5 + 6 + 7) / 4);
  });

  test("a table in which nothing varies is refused", () => {
    const values = dense(3, 2, Float32Array.of(1, 2, 1, 2, 1, NaN));
    expect(() => fitAutoFeatures(values, names(2), Int32Array.of(0, 1, 1), 2)).toThrow(/None of the 2 features varies/);
  });

  test("a feature missing in every training sample is dropped", () => {
    const values = dense(3, 2, Float32Array.of(1, NaN, 2, NaN, 4, NaN));
    expect(fitAutoFeatures(values, names(2), Int32Array.of(0, 1, 1), 2).names).toEqual(["g0"]);
  });

  test("of many features it keeps those that tell classes apart and those that vary most", () => {
    const random = seededRandom(4);
    const [rows, columns] = [12, 3 * MOST_FEATURES];
    const labels = Int32Array.from({ length: rows }, (_, i) => i % 2);
    const values = dense(rows, columns);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        // The first ten differ between classes at a tiny scale; the last ten only vary, wildly.
        const spread = j >= columns - 10 ? 100 : j < 10 ? 0.001 : 1;
        values.values[i * columns + j] = spread * (random.normal() + (j < 10 ? 20 * labels[i]! : 0));
      }
    const { columns: kept } = fitAutoFeatures(values, names(columns), labels, 2);
    expect(kept).toHaveLength(MOST_FEATURES);
    for (let k = 0; k < 10; k++) {
      expect(kept).toContain(k);
      expect(kept).toContain(columns - 1 - k);
    }
  });
});

test("applyAutoFeatures gives z-scores of the training rows, clipped, on any rows", () => {
  const train = dense(4, 1, Float32Array.of(1, 2, 3, 4));
  const fitted = fitAutoFeatures(train, ["g"], Int32Array.of(0, 0, 1, 1), 2);
  const sd = Math.sqrt(5 / 3);
  const z = applyAutoFeatures(dense(4, 1, Float32Array.of(2.5, 3.5, 1e6, NaN)), fitted).values;
  expect(z[0]).toBeCloseTo(0);
  expect(z[1]).toBeCloseTo(1 / sd);
  expect(z[2]).toBe(5);
  expect(z[3]).toBeCloseTo(-1.5 / sd);
});

describe("raw units", () => {
  const raw = dense(3, 2, Float32Array.of(15, 1023, 31, NaN, 63, 255));

  test("are told by their range, whatever is missing, and logarithms by theirs", () => {
    expect(inRawUnits(raw)).toBe(true);
    expect(inRawUnits(dense(2, 2, Float32Array.of(14, 31, 22, 27)))).toBe(false);
    expect(inRawUnits(dense(1, 2, Float32Array.of(NaN, NaN)))).toBe(false);
    // Spans more than 50 with three quarters positive; z-scores of that span have a negative quarter.
    expect(inRawUnits(dense(1, 5, Float32Array.of(1, 2, 30, 40, 90)))).toBe(true);
    expect(inRawUnits(dense(1, 5, Float32Array.of(-30, -2, 3, 4, 50)))).toBe(false);
  });

  test("become logarithms, unless that is refused, on any rows alike", () => {
    const fit = (log?: "never" | "always") => fitAutoFeatures(raw, ["a", "b"], Int32Array.of(0, 1, 1), 2, log);
    expect(fit().mean[0]).toBeCloseTo(5);
    expect(fit("never").mean[0]).toBeCloseTo((15 + 31 + 63) / 3, 4);
    const small = dense(2, 1, Float32Array.of(1, 3));
    const always = fitAutoFeatures(small, ["a"], Int32Array.of(0, 1), 2, "always");
    expect(applyAutoFeatures(dense(1, 1, Float32Array.of(-7)), always).values[0]).toBeCloseTo(-1.5 / Math.SQRT1_2, 4);
  });
});
