import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { rowOf } from "../../src/data/dense.js";
import type { Layout } from "../../src/data/layout.js";
import { geneScores } from "../../src/explain/gene-scores.js";
import { seededRandom } from "../../src/random.js";
import { layoutOf, strewnLayout } from "./a-layout.js";

const saliencyOf = (count: number, { height, width, channels }: Layout, seed: string) => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count * height * width * channels.length }, () => random.normal());
};
const study = fc.record({
  height: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 1, max: 5 }),
  channels: fc.integer({ min: 1, max: 3 }),
  genes: fc.integer({ min: 1, max: 40 }),
  seed: fc.string(),
});

test("a pixel shares its saliency among its genes, and channels add up", () => {
  const layout = layoutOf(
    1,
    2,
    ["A", "B", "C"],
    [
      [["A", "B"], ["C"]],
      [["C"], []],
    ],
  );
  //                         pixel 0: channels 0, 1; pixel 1; then the second sample
  const saliency = Float32Array.of(4, 1, 8, 100, 0, 0, 2, 0);
  const scores = geneScores(saliency, 2, layout);
  expect([...rowOf(scores, 0)]).toEqual([2, 2, 9]);
  expect([...rowOf(scores, 1)]).toEqual([0, 0, 2]);
});

test("a sample's scores sum to its attribution over occupied pixels", () => {
  fc.assert(
    fc.property(study, ({ height, width, channels, genes, seed }) => {
      const layout = strewnLayout(height, width, channels, genes, seed);
      const saliency = saliencyOf(2, layout, seed);
      const scores = geneScores(saliency, 2, layout);
      for (const i of [0, 1]) {
        let occupied = 0;
        for (let c = 0; c < channels; c++)
          for (let p = 0; p < height * width; p++)
            if (layout.start[c * height * width + p + 1]! > layout.start[c * height * width + p]!)
              occupied += saliency[(i * height * width + p) * channels + c]!;
        expect(rowOf(scores, i).reduce((sum, score) => sum + score, 0)).toBeCloseTo(occupied, 3);
      }
    }),
  );
});

test("pixels of a gene that pull in opposite directions cancel; what speaks against the class is negative", () => {
  const layout = layoutOf(
    1,
    2,
    ["A", "B"],
    [
      [["A"], ["B"]],
      [["A"], ["B"]],
    ],
  );
  const attribution = Float32Array.of(3, -2, -4, 1);
  expect([...geneScores(attribution, 1, layout).values]).toEqual([1, -3]);
});

test("genes that exchange their places exchange their scores", () => {
  fc.assert(
    fc.property(study, ({ height, width, channels, genes, seed }) => {
      const layout = strewnLayout(height, width, channels, genes, seed);
      const saliency = saliencyOf(1, layout, seed);
      const moved = seededRandom(seed).shuffle(Uint32Array.from({ length: genes }, (_, f) => f));
      const permuted = { ...layout, feature: layout.feature.map((f) => moved[f]!) };
      const before = geneScores(saliency, 1, layout).values;
      const after = geneScores(saliency, 1, permuted).values;
      expect(Array.from(before.keys(), (f) => after[moved[f]!])).toEqual([...before]);
    }),
  );
});

test("an attribution of another shape is a programming error", () => {
  expect(() => geneScores(new Float32Array(7), 1, strewnLayout(2, 2, 2, 3, "a"))).toThrow(RangeError);
});
