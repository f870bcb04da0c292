import { expect, test } from "@jest/globals";
import { splitClassifyOptions } from "../../src/omics/classify-options.js";

test("options of classify are taken apart over their defaults", () => {
  const { evaluation, options } = splitClassifyOptions("resnet18", { folds: 3, epochs: 7 });
  expect(evaluation).toEqual({
    folds: 3,
    repeats: 1,
    permutations: 0,
    controls: [],
    recipe: "none",
    protocol: "nested",
  });
  expect(options).toMatchObject({ epochs: 7 });
  expect(options).not.toHaveProperty("folds");
});

test("a recipe has options of its own", () => {
  const { classifier, options } = splitClassifyOptions("smallCnn", { recipe: "auto", members: 2 });
  expect(classifier.name).toBe("auto");
  expect(options).toMatchObject({ members: 2, steps: 300 });
  expect(() => splitClassifyOptions("smallCnn", { recipe: "auto", members: 3 })).toThrow(/members is 3/);
});
