import { expect, test } from "@jest/globals";
import { featureGrid } from "../../src/classify/feature-grid.js";
import { featuresAt } from "../../src/data/layout.js";

test("features stand row by row on the smallest square that holds them", () => {
  const layout = featureGrid(["a", "b", "c", "d", "e"]);
  expect([layout.height, layout.width]).toEqual([2, 3]);
  expect(featuresAt(layout, 0, 2, 0)).toEqual(["c"]);
  expect(featuresAt(layout, 0, 1, 1)).toEqual(["e"]);
  expect(featuresAt(layout, 0, 2, 1)).toEqual([]);
});
