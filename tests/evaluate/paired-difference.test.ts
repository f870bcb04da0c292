import { expect, test } from "@jest/globals";
import { pairedDifference } from "../../src/evaluate/paired-difference.js";

test("what both get right or wrong adds no noise", () => {
  const first = [...new Array<number>(90).fill(1), ...new Array<number>(10).fill(0)];
  const second = first.map((value, i) => (i < 4 ? 0 : i >= 99 ? 1 : value));
  const { difference, standardError, samples } = pairedDifference(first, second);
  expect(difference).toBeCloseTo(0.03, 12);
  // Five discordant pairs of 100: √(Σ(d − mean)²/(n − 1)/n)
  expect(standardError).toBeCloseTo(Math.sqrt((4 * 0.97 ** 2 + 1.03 ** 2 + 95 * 0.03 ** 2) / 99 / 100), 12);
  expect(samples).toBe(100);
});

test("groups of one sample are samples; groups that stand and fall together count once", () => {
  const first = [1, 1, 1, 1, 0, 0, 0, 0];
  const second = [1, 1, 0, 0, 0, 0, 0, 0];
  const plain = pairedDifference(first, second);
  const single = pairedDifference(first, second, [..."abcdefgh"]);
  expect(single.standardError).toBeCloseTo(plain.standardError!, 12);
  const paired = pairedDifference(first, second, [..."aabbccdd"]);
  expect(paired.standardError!).toBeGreaterThan(1.3 * plain.standardError!);
});

test("one sample has no error, and two methods that agree differ by exactly 0", () => {
  expect(pairedDifference([1], [0])).toEqual({ difference: 1, standardError: null, samples: 1 });
  expect(pairedDifference([1, 0, 1], [1, 0, 1])).toEqual({ difference: 0, standardError: 0, samples: 3 });
});

test("groups of several sizes: the error is that of a ratio of sums", () => {
  const { standardError } = pairedDifference([1, 1, 1, 0, 0], [0, 0, 0, 0, 0], [..."aaabc"]);
  // Residuals of groups about 0.6 a sample: 1.2, −0.6, −0.6; √(3/2 · 2.16) / 5
  expect(standardError).toBeCloseTo(0.36, 12);
});
