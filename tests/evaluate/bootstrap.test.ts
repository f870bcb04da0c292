import { expect, test } from "@jest/globals";
import { bootstrapIntervals } from "../../src/evaluate/bootstrap.js";
import { seededRandom } from "../../src/random.js";

/** 200 samples of two classes, of which `right` in 200 are told right. */
function predictions(right: number) {
  const truth = Int32Array.from({ length: 200 }, (_, i) => i % 2);
  const probabilities = Float32Array.from({ length: 400 }, (_, at) => {
    const i = at >> 1;
    return (at % 2 === truth[i]) === i < right ? 0.9 - i / 2000 : 0.1 + i / 2000;
  });
  return { truth, probabilities };
}

test("the interval of an accuracy is about that of a binomial share", () => {
  const { truth, probabilities } = predictions(160);
  const { accuracy } = bootstrapIntervals(truth, probabilities, 2, seededRandom(1));
  expect(accuracy!.value).toBe(0.8);
  // Wilson: 0.739 to 0.850
  expect(Math.abs(accuracy!.low - 0.739)).toBeLessThan(0.012);
  expect(Math.abs(accuracy!.high - 0.85)).toBeLessThan(0.012);
});

test("groups of samples that stand and fall together widen it", () => {
  const { truth, probabilities } = predictions(160);
  const groups = Array.from({ length: 200 }, (_, i) => `g${Math.floor(i / 10)}`);
  const single = bootstrapIntervals(truth, probabilities, 2, seededRandom(1)).accuracy!;
  const grouped = bootstrapIntervals(truth, probabilities, 2, seededRandom(1), groups).accuracy!;
  expect(grouped.high - grouped.low).toBeGreaterThan(2 * (single.high - single.low));
});

test("the same seed gives the same interval, and what is not defined is null", () => {
  const { truth, probabilities } = predictions(150);
  const again = () => bootstrapIntervals(truth, probabilities, 2, seededRandom(7));
  expect(again()).toEqual(again());
  expect(bootstrapIntervals(truth.map(() => 0), probabilities, 2, seededRandom(7)).aucOvoMacro).toBeNull(); // prettier-ignore
  const one = bootstrapIntervals(Int32Array.of(0), Float32Array.of(0.9, 0.1), 2, seededRandom(7));
  expect(one.accuracy).toEqual({ value: 1, low: 1, high: 1 });
});
