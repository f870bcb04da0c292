import { expect, test } from "@jest/globals";
import { settledGains, sharesOf } from "../../src/trees/settled-gains.js";

test("settled where a round adds next to nothing, or nothing at all", () => {
  const settled = settledGains();
  expect([1, 1.5, 1.50001].map((gain) => settled(Float64Array.of(gain, 1)))).toEqual([false, false, true]);
  expect(settledGains()(new Float64Array(2))).toBe(true);
});

test("shares of all gains", () => {
  expect([...sharesOf(Float64Array.of(1, 3))]).toEqual([0.25, 0.75]);
  expect([...sharesOf(new Float64Array(2))]).toEqual([0, 0]);
});
