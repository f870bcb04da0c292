import { expect, test } from "@jest/globals";
import { guessScale, shortNumber } from "../../src/io/value-scale.js";
import { seededRandom } from "../../src/random.js";

const summary = (values: readonly number[]) => {
  const sorted = Float32Array.from(values).sort();
  return { integers: values.every(Number.isInteger), minimum: sorted[0]!, maximum: sorted.at(-1)!, sorted };
};
const random = seededRandom("scale");
const some = (draw: () => number) => summary(Array.from({ length: 1000 }, draw));

test.each([
  ["counts", some(() => random.integer(300))],
  ["counts", summary([0, 1])],
  ["fractions", some(() => random.next())],
  ["linear", some(() => 2 ** (4 + 3 * random.normal()))],
  ["linear", some(() => 1000 * random.normal())],
  ["logged", some(() => 8 + 2 * random.normal())],
  ["logged", some(() => Math.max(0, 2 * random.normal()))],
  ["centred", some(() => random.normal())],
])("%s", (scale, given) => {
  const guess = guessScale(given);
  expect(guess.scale).toBe(scale);
  expect(guess.why).toContain(shortNumber(given.maximum));
});

test("numbers are shown with four digits", () => {
  expect([1234.567, 0.000123456, 7, -0.5].map(shortNumber)).toEqual(["1235", "0.0001235", "7", "-0.5"]);
});
