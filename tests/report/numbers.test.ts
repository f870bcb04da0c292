import { expect, test } from "@jest/globals";
import {
  count,
  counted,
  difference,
  duration,
  foldsInWords,
  fraction,
  percent,
  percentWithSpread,
  points,
  probability,
  significant,
} from "../../src/report/numbers.js";
import { fakeResult } from "./fake-result.js";

test("percentages", () => {
  expect(percent(0.9512)).toBe("95.1\u00a0%");
  expect(percentWithSpread(0.9512, 0.0117)).toBe("95.1 ± 1.2\u00a0%");
  expect(percentWithSpread(0.9512, null)).toBe("95.1\u00a0%");
  expect(points(0.0495)).toBe("5.0 points");
});

test("what is not known is a dash, never NaN", () => {
  for (const write of [percent, fraction, probability, significant])
    for (const value of [null, undefined, NaN]) expect(write(value)).toBe("–");
});

test("probabilities", () => {
  expect(probability(0.0312)).toBe("0.031");
  expect(probability(0)).toBe("0.000");
  expect(probability(4.3e-12)).toBe("4.3 × 10⁻¹²");
});

test("three significant digits", () => {
  expect(significant(12.3456)).toBe("12.3");
  expect(significant(1)).toBe("1");
  expect(significant(Infinity)).toBe("∞");
});

test("durations and counts", () => {
  expect(duration(4.21)).toBe("4.2 s");
  expect(duration(185.4)).toBe("3 min 05 s");
  expect(duration(59.97)).toBe("1 min 00 s");
  expect(count(20000)).toBe("20,000");
  expect(counted(1, "class", "classes")).toBe("1 class");
  expect(counted(0, "gene")).toBe("0 genes");
});

test("differences of accuracies carry their sign and their error; a zero is a zero", () => {
  expect(difference({ difference: 0.012, standardError: 0.009, samples: 9 })).toBe("+1.2 ± 0.9 points");
  expect(difference({ difference: -0.1, standardError: null, samples: 9 })).toBe("−10.0 points");
  expect(difference({ difference: 0.0001, standardError: 0.02, samples: 9 })).toBe("0.0 ± 2.0 points");
});

test("repeated folds are told as such", () => {
  const folds = new Array<never>(10);
  const repeat = { folds: 5, mean: fakeResult().mean };
  expect(foldsInWords({ folds })).toBe("10 folds");
  expect(foldsInWords({ folds, repeats: [{ ...repeat, repeat: 0 }, { ...repeat, repeat: 1 }] })).toBe("5 folds, 2 times"); // prettier-ignore
});
