import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { buildLayout } from "../../src/encoders/layout-table.js";
import { geneScoreMaps, meanGeneScores } from "../../src/report/saliency-maps.js";

test("scores are averaged over the samples predicted as a class", () => {
  const scores = dense(3, 2, Float32Array.from([1, 2, 3, 4, 9, 9]));
  const means = meanGeneScores(scores, Int32Array.from([1, 1, -1]), 2);
  expect(Array.from(means.values)).toEqual([0, 0, 2, 3]);
});

test("a pixel is as bright as its most salient gene in any channel", () => {
  const layout = buildLayout({
    height: 1,
    width: 3,
    channels: ["first", "second"],
    features: ["weak", "strong"],
    x: Uint16Array.from([0, 0, 1, 0]), // first: both at 0; second: weak at 1, strong at 0
    y: new Uint16Array(4),
    radius: 0,
  });
  const maps = geneScoreMaps(dense(2, 2, Float32Array.from([0.25, 1, 0.5, 0])), layout);
  expect(maps).toMatchObject({ count: 2, height: 1, width: 3 });
  expect(Array.from(maps.values)).toEqual([1, 0.25, 0, 0.5, 0.5, 0]);
});
