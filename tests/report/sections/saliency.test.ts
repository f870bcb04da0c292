import { expect, test } from "@jest/globals";
import { saliencySection } from "../../../src/report/sections/saliency.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult({ genes: 300, samples: 30 });

test("one annotated map a class", () => {
  const { markup } = saliencySection(result)!.body;
  expect(markup.match(/<svg class="map"/g)).toHaveLength(3);
  expect(markup).toContain(">HLA-A&lt;sup&gt;</text>");
});

test("genes of at least a fifth of the best are named, no others, and no more than can be read", () => {
  const [name] = result.classes;
  const gene = (feature: string, score: number, rank: number) =>
    ({ feature, class: name!, score, rank, x: 1, y: 1, channel: "pca" }) as const;
  const named = (genes: ReturnType<typeof gene>[]) => saliencySection({ ...result, genes })!.body.markup;
  const two = named([gene("BEST", 1, 1), gene("JUST", 0.2, 2), gene("UNDER", 0.199, 3)]);
  expect(two).toContain(">JUST<");
  expect(two).not.toContain("UNDER");
  const many = named(Array.from({ length: 40 }, (_, i) => gene(`G${i}`, 1, i + 1)));
  expect(many.match(/<text/g)).toHaveLength(24);
  expect(many).toContain("the best 24 of 40 are named");
});

test("without explanations there is no map", () => {
  expect(saliencySection({ ...result, genes: [] })).toBeUndefined();
});

test("a class without genes is drawn without colour and without complaint", () => {
  const genes = result.genes.filter((gene) => gene.class === result.classes[0]);
  expect(saliencySection({ ...result, genes })!.body.markup.match(/Named genes: none/g)).toHaveLength(2);
});
