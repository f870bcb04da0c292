import { expect, test } from "@jest/globals";
import { joinCovers } from "../../../src/encoders/tabular/layer.js";

test("the covers of channels follow one another", () => {
  const one = { start: Uint32Array.of(0, 1, 1), feature: Uint32Array.of(3), weight: Float32Array.of(1) };
  const two = { start: Uint32Array.of(0, 0, 2), feature: Uint32Array.of(1, 2), weight: Float32Array.of(0.5, 0.25) };
  expect(joinCovers([one, two])).toEqual({
    start: Uint32Array.of(0, 1, 1, 1, 3),
    feature: Uint32Array.of(3, 1, 2),
    weight: Float32Array.of(1, 0.5, 0.25),
  });
});
