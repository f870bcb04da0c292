import { expect, test } from "@jest/globals";
import { imageOf, imageRows } from "../../src/data/images.js";
import { exampleCohort } from "./example-cohort.js";

const images = exampleCohort().images!;

test("an image is a view of its pixels", () => {
  const image = imageOf(images, 2);
  expect(image.length).toBe(12);
  expect(image.buffer).toBe(images.values.buffer);
  expect(image[0]).toBe(images.values[24]);
});

test("chosen images are copied in the order given, with their layout", () => {
  const chosen = imageRows(images, [3, 0, 3]);
  expect(chosen.count).toBe(3);
  expect([...imageOf(chosen, 0)]).toEqual([...imageOf(images, 3)]);
  expect([...imageOf(chosen, 1)]).toEqual([...imageOf(images, 0)]);
  expect(chosen.layout).toBe(images.layout);
  chosen.values.fill(0);
  expect(imageOf(images, 3)[0]).not.toBe(0);
});
