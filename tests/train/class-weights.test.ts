import { expect, test } from "@jest/globals";
import { balancedWeights } from "../../src/train/class-weights.js";

test("all classes together count the same; a class without rows counts nothing", () => {
  const weights = balancedWeights(Int32Array.of(0, 0, 0, 1, 3, 3), 4);
  expect([...weights]).toEqual([0.5, 1.5, 0, 0.75]); // 6 / (4 × rows), scikit-learn's compute_class_weight
});
