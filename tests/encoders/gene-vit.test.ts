import { expect, test } from "@jest/globals";
import { geneVit, type GeneVitOptions } from "../../src/encoders/gene-vit.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const values = someCounts(10, 30);
const options = (given: Partial<GeneVitOptions>) => ({ ...geneVit.defaults, by: "pca", top: 16, ...given }) as const;
const fit = (given: Partial<GeneVitOptions>, cohort = cohortOf(values)) =>
  geneVit.fit(cohort, options(given), testContext());

/** Names of the features with the largest variance. */
function mostVariable(count: number): string[] {
  const variance = Array.from({ length: 30 }, (_, j) => {
    const own = Array.from({ length: 10 }, (_, i) => values.values[30 * i + j]!);
    const mean = own.reduce((sum, value) => sum + value, 0) / 10;
    return own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
  const order = Array.from(variance.keys()).sort((a, b) => variance[b]! - variance[a]!);
  return order.slice(0, count).map((j) => `g${j}`);
}

test("the features of largest variance fill the image, a pixel each; the others are left out", async () => {
  const { layout, left } = await fit({});
  expect([layout.height, layout.width]).toEqual([4, 4]);
  expect([...layout.features].sort()).toEqual(mostVariable(16).sort());
  expect(left!.length).toBe(14);
  expect(layout.start).toEqual(Uint32Array.from({ length: 17 }, (_, pixel) => pixel));
});

test("rankers that compare classes are asked with the labels", async () => {
  expect([geneVit.readsLabels!(options({})), geneVit.readsLabels!(options({ rank: "anovaF" }))]).toEqual([false, true]);
  const counts = {
    ...values,
    values: values.values.map((value, at) => (at % 30 === 7 ? (at < 150 ? 900 : 1) : value)),
  };
  const cohort = cohortOf(counts);
  const labels = Array.from({ length: 10 }, (_, i) => (i < 5 ? "a" : "b"));
  const { tableOf, texts } = await import("../../src/data/table.js");
  const samples = tableOf({ sample: texts(cohort.samples, "sample"), class: labels });
  const state = await fit(
    { rank: "anovaF", top: 4 },
    { ...cohort, samples, roles: { ...cohort.roles, label: "class" } },
  );
  expect(state.layout.features).toContain("g7");
});

test("more features than pixels are refused, as are options out of range", async () => {
  await expect(fit({ pixels: 3 })).rejects.toThrow(/16 features .* 3 × 3/);
  expect(() => geneVit.check!(options({ rank: "variants" as never }))).toThrow(/variance/);
  expect(() => geneVit.check!(options({ top: -1 }))).toThrow(/top/);
  expect(() => geneVit.check!(options({ blur: 9 }))).toThrow(/blur/);
});
