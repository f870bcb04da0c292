import { expect, test } from "@jest/globals";
import {
  count,
  counted,
  duration,
  fraction,
  percent,
  percentWithSpread,
  points,
  probability,
  significant,
} from "../../src/report/numbers.js";

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
