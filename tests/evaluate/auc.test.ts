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

/** Eighths are exact in binary, so that ties are ties everywhere. */
test("ties count as in scikit-learn 1.9.1, roc_auc_score", () => {
  const truth = Int32Array.of(0, 1, 2, 3, 0, 0, 1, 0, 0, 3, 1, 0, 1, 3, 2, 2, 0, 1, 1, 0, 1, 0, 2, 0);
  const eighths =
    "4202 3302 3041 2123 3113 3131 1322 3113 1403 2141 1511 2321 3311 2132 2231 0242 3221 4400 3401 4211 2240 2105 2231 5030";
  const probabilities = Float32Array.from(eighths.replaceAll(" ", ""), (digit) => Number(digit) / 8);
  expect(aucOvoMacro(truth, probabilities, 4)).toBeCloseTo(0.8, 14);
  const first = Array.from(truth, (_, row) => probabilities[row * 4]!);
  const binary = Float32Array.from(first.flatMap((share) => [share, 1 - share]));
  expect(
    aucOvoMacro(
      truth.map((c) => Math.min(c, 1)),
      binary,
      2,
    ),
  ).toBeCloseTo(0.7071428571428572, 14);
});
