import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { annotatedSaliency } from "../../src/report/annotated-saliency.js";
import { fakeResult } from "./fake-result.js";

const { images, classes, genes } = fakeResult({ genes: 90, samples: 9 });
const own = genes.filter((gene) => gene.class === classes[0]);
const draw = (rows: typeof own, threshold?: number) =>
  annotatedSaliency("class <A>", imageOf(images, 0), rows, images.layout, threshold);

test("names the genes that reach the threshold, by default a fifth of the best", () => {
  const best = own[0]!.score;
  expect(draw(own).worthy).toBe(own.filter(({ score }) => score >= 0.2 * best).length);
  expect(draw(own, 0.9)).toMatchObject({ named: 1, worthy: 1 });
  const faint = own.map((gene) => ({ ...gene, score: gene.score / 1000 }));
  expect(draw(faint).worthy).toBe(draw(own).worthy);
  expect(draw(own, 0.9).map.markup).toContain("Saliency of class &lt;A&gt;. Named genes: ");
});

test("genes that all speak against the class, or none at all, give a map without names", () => {
  expect(draw(own.map((gene) => ({ ...gene, score: -1 })))).toMatchObject({ named: 0, worthy: 0 });
  expect(draw([]).map.markup).toContain("Named genes: none");
});

test("needs no style sheet", () => {
  expect(draw(own).map.markup).toMatch(/class="frame"[^>]* fill="none"/);
  expect(draw(own).map.markup).toContain("data:image/png;base64,");
});
