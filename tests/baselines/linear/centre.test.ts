import { expect, test } from "@jest/globals";
import { centre } from "../../../src/baselines/linear/centre.js";
import { dense } from "../../../src/data/dense.js";

test("columns lose their mean, in float64, and the table keeps its values", () => {
  const x = dense(3, 2, Float32Array.of(1, 10, 2, 10, 6, 10));
  const { mean, centred } = centre(x);
  expect([...mean]).toEqual([3, 10]);
  expect(centred.values).toEqual(Float64Array.of(-2, 0, -1, 0, 3, 0));
  expect(x.values[0]).toBe(1);
});
