import { expect, test } from "@jest/globals";
import { isDescribed } from "../../src/data/described-images.js";
import { imageRows } from "../../src/data/images.js";
import { exampleCohort } from "./example-cohort.js";

test("images with a sample for each are described; without, or a selection of them, they are not", () => {
  const { images, samples } = exampleCohort();
  expect(isDescribed(images!)).toBe(false);
  const described = { ...images!, samples, encoder: { name: "random", options: {} } };
  expect(isDescribed(described)).toBe(true);
  expect(isDescribed(imageRows(described, [1, 2]))).toBe(false);
});
