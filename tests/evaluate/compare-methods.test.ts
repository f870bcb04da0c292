import { expect, test } from "@jest/globals";
import { compareMethods } from "../../src/evaluate/compare-methods.js";

const scores = [
  [0.9, 0.92, 0.88, 0.91, 0.9],
  [0.8, 0.83, 0.79, 0.8, 0.82],
  [0.9, 0.91, 0.89, 0.9, 0.9],
];

test("each method is tested against the reference, which is not tested against itself", () => {
  const [reference, worse, level] = compareMethods(scores, 0, 0.25);
  expect(reference).toBeNull();
  expect(worse!.mean).toBeCloseTo(-0.094, 12);
  expect(worse!.tTest!.p).toBeLessThan(0.001);
  expect(worse!.tTest!.adjusted).toBeCloseTo(2 * worse!.tTest!.p, 12);
  expect(worse!.wilcoxon!.p).toBeCloseTo(1 / 16, 12);
  expect(level!.tTest!.p).toBeGreaterThan(0.5);
  expect(level!.interval![0]).toBeLessThan(0);
});

test("a single fold has a difference and no test; a fold without a score counts for neither", () => {
  expect(compareMethods([[0.9], [0.8]], 0, 0.4)[1]).toMatchObject({ interval: null, tTest: null, wilcoxon: null });
  const [, other] = compareMethods([[0.9, null, 0.9], [0.8, 0.1, 0.8]], 0, 0.5); // prettier-ignore
  expect(other!.mean).toBeCloseTo(-0.1, 12);
  expect(compareMethods([[null], [0.8]], 0, 0.5)[1]).toBeNull();
});

test("differences that are equal but for float's last bits are ties", () => {
  const [, found] = compareMethods([[0.3, 0.4, 0.5], [0.1, 0.2, 0.3]], 0, 0.5); // prettier-ignore
  expect(found!.wilcoxon!.p).toBeCloseTo(0.25, 12);
  const sums = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1] as const; // 0.6000000000000001 and 0.6
  const [, equal] = compareMethods(sums.map((score) => [score, score, score]), 0, 0.5); // prettier-ignore
  expect(equal).toMatchObject({ tTest: { p: 1 }, wilcoxon: { p: 1 } });
  expect(Math.abs(equal!.mean)).toBe(0);
});
