import { expect, test } from "@jest/globals";
import { requireLearnable } from "../../src/evaluate/require-learnable.js";

test("a class in two folds, or among the rows that always train, can be learnt", () => {
  requireLearnable(["a", "a", "b", "b"], Int32Array.of(0, 1, 1, 0));
  requireLearnable(["a", "a", "b", "b"], Int32Array.of(0, -1, 0, -1));
  requireLearnable(["a", "b"], Int32Array.of(-1, -1));
});

test("a class whose rows are all tested in one fold is named with the fold", () => {
  expect(() => requireLearnable(["a", "b", "b", "a"], Int32Array.of(0, 1, 1, 1))).toThrow(
    expect.objectContaining({ tag: "TooFewSamples", message: expect.stringMatching(/class "b" are tested in fold 1/) }),
  );
});
