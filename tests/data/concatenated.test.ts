import { expect, test } from "@jest/globals";
import { concatenated } from "../../src/data/concatenated.js";

test("arrays follow one another in one of their kind, which is a copy", () => {
  const parts = [Float32Array.of(1, 2), new Float32Array(0), Float32Array.of(3)];
  const whole = concatenated(Float32Array, parts);
  expect(whole).toEqual(Float32Array.of(1, 2, 3));
  parts[0]![0] = 9;
  expect(whole[0]).toBe(1);
});

test("no array at all is an empty one", () => {
  expect(concatenated(Uint8Array, [])).toEqual(new Uint8Array(0));
});
