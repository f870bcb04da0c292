import { expect, test } from "@jest/globals";
import { featuresAt, pixelIndex } from "../../src/data/layout.js";
import { exampleLayout } from "./example-cohort.js";

const layout = exampleLayout();

test("pixels are numbered row by row, channel after channel, each number once", () => {
  const numbers = [0, 1].flatMap((channel) =>
    [0, 1].flatMap((y) => [0, 1, 2].map((x) => pixelIndex(layout, channel, x, y))),
  );
  expect(numbers).toEqual([...Array(12).keys()]);
});

test("a pixel knows its features: none, one, or several that share it", () => {
  expect(featuresAt(layout, 0, 0, 0)).toEqual(["TP53", "GAPDH"]);
  expect(featuresAt(layout, 0, 1, 0)).toEqual([]);
  expect(featuresAt(layout, 1, 2, 0)).toEqual(["GAPDH"]);
});

test("every feature is found where its centre is", () => {
  layout.channels.forEach((_, channel) =>
    layout.features.forEach((name, f) => {
      const at = channel * layout.features.length + f;
      expect(featuresAt(layout, channel, layout.x[at]!, layout.y[at]!)).toContain(name);
    }),
  );
});
