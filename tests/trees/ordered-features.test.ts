import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

describe("orderedFeatures", () => {
  const values = matrix([[3, 0], [-1, 0], [3, 5], [0, 0], [7, 0]]); // prettier-ignore

  test("a code for each distinct value, in order, sparse or dense", () => {
    for (const kind of [values, toCsr(values)]) {
      const { codes, counts } = orderedFeatures(kind, 100);
      expect(Array.from(codes)).toEqual([2, 0, 2, 1, 3, 0, 0, 1, 0, 0]);
      expect(Array.from(counts)).toEqual([4, 2]);
    }
  });

  test("with fewer codes equally many samples share one, equal values always", () => {
    const { codes, counts } = orderedFeatures(matrix(Array.from({ length: 100 }, (_, i) => [i])), 4);
    expect(Array.from(counts)).toEqual([4]);
    expect(Array.from(codes).filter((code) => code === 1)).toHaveLength(25);
    const tied = orderedFeatures(matrix(Array.from({ length: 100 }, (_, i) => [i < 80 ? 0 : i])), 4);
    expect(new Set(tied.codes.slice(0, 80)).size).toBe(1);
    expect(tied.counts[0]).toBe(2);
  });
});
