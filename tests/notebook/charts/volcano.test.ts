import { expect, test } from "@jest/globals";
import { volcano } from "../../../src/notebook/charts/volcano.js";
import { seededRandom } from "../../../src/random.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const comparison = {
  feature: ["UP", hostile, "WEAK", "UNSURE", "GONE", "ZERO"],
  log2FoldChange: [3, -2, 0.5, 4, NaN, 1.5],
  p: [1e-8, 0.001, 1e-9, 0.2, 0.01, 0],
};

test("what differs enough and surely enough counts, and is named", () => {
  const picture = volcano(comparison);
  expect(picture.svg).toContain("1 down, 2 up of 5 · 1 without numbers");
  expect(wordsOf(picture)).toMatch(/Top: <img onerror="x"> \(-2, p 0\.001\), ZERO \(1\.5, p 0\.000\), UP \(3/);
  for (const name of [">UP</text>", ">ZERO</text>", "&lt;img onerror"]) expect(picture.svg).toContain(name);
  for (const name of ["WEAK", "UNSURE", "GONE", "<img", "NaN", "Infinity"]) expect(picture.svg).not.toContain(name);
});

test("other limits, q-values, and no names", () => {
  const picture = volcano(comparison, { change: 0, level: 1, measure: "q", names: 0 });
  expect(picture.svg).toContain("1 down, 4 up of 5");
  expect(picture.svg).toContain("−log₁₀ q");
  expect(picture.svg).not.toContain(">UP</text>");
});

test("of points that hide one another one is drawn, so that 20,000 genes stay small", () => {
  const random = seededRandom(1);
  const feature = Array.from({ length: 20_000 }, (_, i) => `GENE${i}`);
  const log2FoldChange = feature.map(() => random.normal());
  const p = feature.map((_, i) => Math.min(1, 10 ** (-3 * Math.abs(log2FoldChange[i]!) * random.next())));
  const picture = volcano({ feature, log2FoldChange, p });
  expect(JSON.stringify(specOf(picture)).length).toBeLessThan(500_000);
  expect(picture.svg.length).toBeLessThan(1_000_000);
  expect(picture.svg).toMatch(/of 20,000/);
});

test.each([
  ["no features", { feature: [], log2FoldChange: [], p: [] }],
  ["no complete feature", { feature: ["a"], log2FoldChange: [NaN], p: [0.1] }],
  ["a p above 1", { feature: ["a"], log2FoldChange: [1], p: [3] }],
  ["lists of different lengths", { feature: ["a", "b"], log2FoldChange: [1], p: [0.1] }],
])("%s is refused", (_, wrong) => {
  expect(() => volcano(wrong)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});

test.each([{ level: 0 }, { change: -1 }, { names: 26 }, { measure: "r" as "q" }])("option %j is refused", (options) => {
  expect(() => volcano(comparison, options)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});
