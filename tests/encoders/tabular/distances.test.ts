import { expect, test } from "@jest/globals";
import { distances } from "../../../src/encoders/tabular/distances.js";

const draw = (difference: "absolute" | "signed", values: number[], size = { height: 2, width: 2 }) => {
  const image = new Float32Array(size.height * size.width);
  distances(values.length, size, difference).draw(Float64Array.from(values), image, 0, 1);
  return Array.from(image);
};

test("differences of each two, with or without sign", () => {
  expect(draw("absolute", [0.25, 1])).toEqual([0, 0.75, 0.75, 0]);
  expect(draw("signed", [0.25, 1])).toEqual([0, -0.75, 0.75, 0]);
});

test("features share the pixels; what is made of a missing one is blank", () => {
  expect(draw("absolute", [0, 1], { height: 2, width: 4 })).toEqual([0, 0, 1, 1, 1, 1, 0, 0]);
  expect(draw("absolute", [NaN, 1])).toEqual([0, 0, 0, 0]);
});
