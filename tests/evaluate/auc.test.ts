import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { auc, aucOvoMacro } from "../../src/evaluate/auc.js";

describe("auc", () => {
  test("a perfect order is 1, the reverse 0, ties one half", () => {
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(auc([1, 2, 3, 4], [1, 1, 0, 0])).toBe(0);
    expect(auc([5, 5, 5], [0, 1, 0])).toBe(0.5);
  });

  test("it is the share of pairs in the right order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { maxLength: 30 }), (samples) => {
        const positives = samples.filter(([, positive]) => positive);
        const negatives = samples.filter(([, positive]) => !positive);
        const wins = positives.flatMap(([a]) => negatives.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = wins.length > 0 ? wins.reduce((sum: number, win) => sum + win, 0) / wins.length : null;
        const actual = auc(
          samples.map(([score]) => score),
          samples.map(([, positive]) => Number(positive)),
        );
        if (expected === null) expect(actual).toBeNull();
        else expect(actual).toBeCloseTo(expected, 12);
      }),
    );
  });
});

describe("aucOvoMacro", () => {
  test("classes without samples do not count", () => {
    const probabilities = Float32Array.of(0.7, 0.2, 0.1, 0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.65, 0.25, 0.1);
    expect(aucOvoMacro(Int32Array.of(0, 0, 1, 1), probabilities, 3)).toBe(0.75);
  });

  test("one class alone has no AUC", () => {
    expect(aucOvoMacro(Int32Array.of(1, 1), Float32Array.of(0.2, 0.8, 0.4, 0.6), 2)).toBeNull();
    expect(aucOvoMacro(Int32Array.of(2, 2), Float32Array.of(0.2, 0.3, 0.5, 0.4, 0.2, 0.4), 3)).toBeNull();
  });
});
