import { expect, test } from "@jest/globals";
import { layoutQuality } from "../../../src/encoders/layout/layout-quality.js";
import { layoutSection } from "../../../src/report/sections/layout.js";
import { fakeResult } from "../fake-result.js";

const cells = (markup: string) => Array.from(markup.matchAll(/<td[^>]*>\s*([^<]*?)\s*<\/td>/g), ([, text]) => text);

test("each channel has its figures, and its scores where they are known", async () => {
  const result = fakeResult({ channels: ["<tsne>", "pca"] });
  const { markup } = layoutSection(result).body;
  expect(markup).toContain("&lt;tsne&gt;");
  expect(markup).toContain("60 features lie on 24 × 24 pixels");
  expect(cells(markup)).toHaveLength(2 * 5);
  expect(markup).not.toContain("Trustworthiness");

  const quality = await layoutQuality({ ...result.images, drawn: result.expression });
  const scored = layoutSection({ ...result, layoutQuality: quality }).body.markup;
  expect(cells(scored)).toHaveLength(2 * 9);
  expect(scored).toContain("share of the 10 features most alike");
  expect(scored).not.toContain("drawn at random");
  const some = layoutSection({ ...result, layoutQuality: { ...quality, sampled: true, features: 50 } }).body.markup;
  expect(some).toContain("50 of 60 features, drawn at random");
});

test("a score that is none is a dash; forty channels are cut", () => {
  const channels = Array.from({ length: 40 }, (_, c) => `c${c}`);
  const result = fakeResult({ channels, side: 6, genes: 8 });
  const none = { trustworthiness: null, neighboursKept: null, rankCorrelation: null, moran: null };
  const quality = {
    channels: channels.map((channel) => ({ channel, ...none })),
    mean: none,
    neighbours: 3,
    features: 8,
    sampled: false,
  };
  const { markup } = layoutSection({ ...result, layoutQuality: quality }).body;
  expect(markup).toContain("The first 24 of 40 channels are listed.");
  expect(cells(markup)[5]).toBe("–");
});
