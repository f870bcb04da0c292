import { expect, test } from "@jest/globals";
import { remembered } from "../../src/math/remembered.js";
import { seededRandom } from "../../src/random.js";

test("gives what the function gives, rounded, for values that repeat and for more values than it has places", () => {
  const random = seededRandom(1);
  const values = Float32Array.from({ length: 20_000 }, (_, i) => (i % 3 ? Math.floor(9 * random.next()) / 7 : random.normal() ** 2)); // prettier-ignore
  const out = new Float32Array(values.length);
  remembered(Math.log1p)(values, out, 0, values.length);
  expect(out).toEqual(values.map(Math.log1p));
});

test("calls the function once for equal neighbours, and once for zero", () => {
  const seen: number[] = [];
  const values = new Float32Array([2, 2, 2, 0, 3, 3, 0]);
  const out = new Float32Array(7);
  const square = (value: number) => (seen.push(value), value * value);
  remembered(square)(values, out, 0, 7);
  expect(seen).toEqual([0, 2, 3]);
  expect([...out]).toEqual([4, 4, 4, 0, 9, 9, 0]);
});

test("keeps to the range and to a view into a larger buffer, and knows NaN and both zeros", () => {
  const whole = new Float32Array([5, 1, NaN, -0, Infinity, 1]);
  const view = whole.subarray(1);
  const out = new Float32Array(5).fill(7);
  remembered((value) => value + 1)(view, out, 1, 4);
  expect([...out]).toEqual([7, NaN, 1, Infinity, 7]);
  remembered((value) => value)(view, out, 2, 3);
  expect(Object.is(out[2], -0)).toBe(true);
});
