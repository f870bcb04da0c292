import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { placesOfFile } from "../../../src/encoders/from-file/places-of-file.js";
import { parsePixelPlaces } from "../../../src/io/pixel-places.js";

const places = (text: string, radius = 0) =>
  placesOfFile("fromFile", parsePixelPlaces(text, "f"), ["A", "B", "C"], { height: 2, width: 3 }, radius);

test("a pixel a feature: centres, by the columns of the table, absent where a channel lacks them", () => {
  const { channels, features, x, y, radius, cover } = places(
    "feature,channel,x,y\nC,red,2,1\nA,red,0,1\nC,green,1,0\n",
    2,
  );
  expect([channels, features, radius, cover]).toEqual([["red", "green"], [0, 2], 2, undefined]);
  expect([[...x!], [...y!]]).toEqual([
    [0, 2, ABSENT, 1],
    [1, 1, ABSENT, 0],
  ]);
});

test("several: the table of the pixels, each the mean of what is on it", () => {
  const { features, x, cover } = places("feature,x,y\nB,0,0\nB,1,0\nC,1,0\nC,2,1\n");
  expect([features, x]).toEqual([[1, 2], undefined]);
  expect([...cover!.start]).toEqual([0, 1, 3, 3, 3, 3, 4]);
  expect([[...cover!.feature], [...cover!.weight]]).toEqual([
    [0, 0, 1, 1],
    [1, 0.5, 0.5, 1],
  ]);
});

test("discs of several pixels are refused", () => {
  expect(() => places("feature,x,y\nB,0,0\nB,1,0\n", 1)).toThrow(/radius" is 1.*several pixels each/);
});
