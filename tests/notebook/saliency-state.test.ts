import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { linkedOf } from "../../src/notebook/linked.js";
import { saliencyData, sampleRow } from "../../src/notebook/saliency-state.js";
import { fakeResult } from "../report/fake-result.js";

const result = fakeResult({ genes: 40, samples: 9 });
const width = result.images.layout.features.length;
const state = saliencyData(result, linkedOf(result));

test("class scores lie where the ranking has them; what it does not rank is missing", () => {
  const scores = state.scores as Float32Array;
  const { features } = result.images.layout;
  for (const gene of result.genes)
    expect(scores[result.classes.indexOf(gene.class) * width + features.indexOf(gene.feature)]).toBe(
      Math.fround(gene.score),
    );
  expect(scores.filter((score) => Number.isNaN(score))).toHaveLength(3 * width - result.genes.length);
});

test("few samples travel with the view, many stay in the kernel, and unexplained ones are nowhere", () => {
  expect(state.rows).toMatchObject({ scores: result.geneScores!.values });
  const large = { ...result, geneScores: dense(3, 2 ** 20) };
  expect(saliencyData(large, linkedOf(large)).rows).toBeNull();
  const { geneScores: _without, ...bare } = result;
  expect(saliencyData(bare, linkedOf(bare)).rows).toBe("none");
});

test("a sample's row holds its scores, its values and its picture", () => {
  const [scores, expression, pixels] = sampleRow(result, linkedOf(result), 4);
  expect(new Float32Array(scores!.buffer)).toEqual(result.geneScores!.values.subarray(4 * width, 5 * width));
  expect(new Float32Array(expression!.buffer)).toEqual(result.expression.values.subarray(4 * width, 5 * width));
  expect(pixels).toHaveLength(result.images.values.length / 9);
});

test("mean images of large classes are grey, so that a notebook stays small", () => {
  const side = 1024;
  const { images } = result;
  const pixels = side * side * images.channels;
  const large = {
    ...result,
    images: { ...images, count: 1, height: side, width: side, values: new Float32Array(pixels) },
    samples: result.samples.slice(0, 1),
    classes: [...result.classes, "d", "e", "f"],
  };
  expect(saliencyData(large, linkedOf(large)).ground.byteLength).toBe(6 * side * side);
  expect(state.ground.byteLength).toBe((3 * images.values.length) / images.count);
});
