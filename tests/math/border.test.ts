import { expect, test } from "@jest/globals";
import { type Border, withinBorder } from "../../src/math/border.js";

test.each<[Border, number[]]>([
  ["symmetric", [0, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0]],
  ["periodization", [1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0]],
  ["zero", [-1, -1, -1, -1, -1, 0, 1, 2, -1, -1, -1, -1]],
])("three values go on: %s", (border, expected) => {
  const places = Array.from({ length: 12 }, (_, i) => withinBorder(i - 5, 3, border));
  expect(places.slice(1)).toEqual(expected.slice(1));
});
