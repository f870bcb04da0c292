import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { combination } from "../../src/encoders/combination.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

test("distances, bars and values as channels, each pixel named", async () => {
  const train = matrix([
    [0, 10, 4],
    [4, 20, 8],
  ]);
  const options = { ...combination.defaults, pixels: 3, order: "given" } as const;
  const state = await combination.fit(cohortOf(train), options, testContext());
  const { images } = await combination.apply(cohortOf(matrix([[1, 20, 6]])), state, options, testContext());
  const channel = (c: number) => Array.from(imageOf(images!, 0)).filter((_, at) => at % 3 === c);
  expect(images!.layout.channels).toEqual(["distance", "bars", "values"]);
  expect(channel(0)).toEqual([0, -0.75, -0.25, 0.75, 0, 0.5, 0.25, -0.5, 0]);
  expect(channel(1)).toEqual([0, 1, 0, 0, 1, 0.5, 0.75, 1, 1]);
  expect(channel(2)).toEqual([0.25, 0.25, 0.25, 1, 1, 1, 0.5, 0.5, 0.5]);
  expect([0, 1, 2].map((c) => featuresAt(images!.layout, c, 2, 0))).toEqual([["g0", "g2"], ["g2"], ["g0"]]);
});
