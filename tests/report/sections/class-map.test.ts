import { expect, test } from "@jest/globals";
import { classColour } from "../../../src/report/palette.js";
import { classMapSection } from "../../../src/report/sections/class-map.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult();

test("each class is in the legend with its colour and share; shares make a whole", () => {
  const { markup } = classMapSection(result)!.body;
  for (const c of [0, 1, 2]) expect(markup).toContain(classColour(c));
  const shares = [...markup.matchAll(/([\d.]+)\s% of the pixels/g)].map(([, share]) => Number(share));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
});

test("without explanations there is no map", () => {
  expect(classMapSection({ ...result, genes: [] })).toBeUndefined();
});
