import { expect, test } from "@jest/globals";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { densitySection } from "../../../src/report/sections/density.js";
import { fakeResult } from "../fake-result.js";

test("counts genes, pixels and the fullest pixel of each channel", () => {
  const layout = buildLayout({
    height: 2,
    width: 2,
    channels: ["pca"],
    features: ["a", "b", "c"],
    x: Uint16Array.from([0, 0, 1]),
    y: new Uint16Array(3),
    radius: 0,
  });
  const result = fakeResult();
  const text = densitySection({ ...result, images: { ...result.images, layout } }).body.markup.replace(/\s+/g, " ");
  expect(text).toContain("3 genes on 4 pixels");
  expect(text).toContain("at most 2 share one pixel");
  expect(text).toContain("<b>pca</b>: 50.0 % of the pixels hold a gene, 25.0 % exactly one");
});

test("one map a channel", () => {
  expect(densitySection(fakeResult()).body.markup.match(/<img/g)).toHaveLength(3);
});
