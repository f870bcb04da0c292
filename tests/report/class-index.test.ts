import { expect, test } from "@jest/globals";
import { classIndex } from "../../src/report/class-index.js";

test("classes count in the order of the result", () => {
  const samples = [
    { name: "s1", fold: 0, truth: "b", predicted: "a" },
    { name: "s2", fold: 1, truth: "a", predicted: "a" },
  ];
  expect(Array.from(classIndex({ classes: ["a", "b"], samples }, "truth"))).toEqual([1, 0]);
  expect(Array.from(classIndex({ classes: ["a", "b"], samples }, "predicted"))).toEqual([0, 0]);
});
