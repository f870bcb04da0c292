import { expect, test } from "@jest/globals";
import { channelColour, geneOutlines, mostOutlined } from "../../../widgets/src/saliency/gene-outlines.js";
import { fakeScene } from "./fake-saliency.js";

const { layout } = fakeScene().data;

test("a gene's pixels in all channels, those of channels that are not shown dashed", () => {
  expect(geneOutlines(layout, [4], 0)).toEqual([
    { pixels: [10, 11], colour: channelColour(0), dashed: false },
    { pixels: [0], colour: channelColour(1), dashed: true },
  ]);
  expect(geneOutlines(layout, [4], -1).every(({ dashed }) => !dashed)).toBe(true);
});

test("no gene has no outline, and very many are cut", () => {
  expect(geneOutlines(layout, [], -1)).toEqual([]);
  expect(
    geneOutlines(
      layout,
      Array.from({ length: 99 }, () => 2),
      -1,
    ).length,
  ).toBeLessThanOrEqual(2 * mostOutlined);
});
