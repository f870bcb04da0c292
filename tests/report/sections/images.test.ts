import { expect, test } from "@jest/globals";
import { imagesSection } from "../../../src/report/sections/images.js";
import { fakeResult } from "../fake-result.js";

const pictures = (markup: string) => markup.match(/<img /g)?.length ?? 0;

test("of each class its mean and its first samples, with what the network says", () => {
  const { markup } = imagesSection(fakeResult()).body;
  expect(pictures(markup)).toBe(3 * (1 + 6));
  expect(markup).toContain("Malignant &amp; cycling");
  expect(markup).toContain('alt="Image of sample cell_0, class Astrocyte &lt;like&gt;');
  expect(markup).toMatch(/class="right">✓ \d/);
});

test("wrong predictions are named", () => {
  expect(imagesSection(fakeResult({ skill: 0 })).body.markup).toMatch(/class="wrong"[^>]*>✗ \w/);
});

test("many classes do not make a large page", () => {
  const classes = Array.from({ length: 60 }, (_, c) => `class ${c}`);
  const { markup } = imagesSection(fakeResult({ classes, samples: 120, side: 12, genes: 20, folds: 2 })).body;
  expect(pictures(markup)).toBe(2 * 48);
  expect(markup).toContain("The first 48 of 60 classes");
});

test("one channel is told in words of its own, and so are four", () => {
  const words = (channels: string[]) => imagesSection(fakeResult({ channels })).body.markup;
  expect(words(["tsne"])).toContain("The layout is by tsne.");
  expect(words(["a", "b"])).toContain("red by a, green by b");
  expect(words(["a", "b", "c", "d"])).toContain("The first of 4 channels");
});
