import { expect, test } from "@jest/globals";
import { tableImages } from "../../src/classify/table-images.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "../modalities/several.js";

const { ctx } = listening();

test("each feature that varies is a pixel, as z-score of the training samples; what is missing is its minimum", async () => {
  const train = severalAssays({ rna: [[1, 5, 2], [3, 5, NaN], [2, 5, 4]] }); // prettier-ignore
  const state = await tableImages.fit(train, {}, ctx);
  const { images } = await tableImages.apply(train, state, {}, ctx);
  expect(images).toMatchObject({ count: 3, height: 1, width: 2, channels: 1, layout: { features: ["r0", "r2"] } });
  expect(Array.from(images!.values, (value) => Number(value.toFixed(4)))).toEqual([-1, -0.5774, 1, -0.5774, 0, 1.1547]);
  expect(images!.drawn!.values).toEqual(images!.values);
});
