import { expect, test } from "@jest/globals";
import { type AssayImages, branchesOf, joinImages } from "../../src/classify/branch-images.js";
import { dense } from "../../src/data/dense.js";
import { drawImages } from "../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { seededRandom } from "../../src/random.js";
import { batchMaker } from "../../src/train/augment.js";
import { applyStandard } from "../../src/train/standardise.js";

/** An assay of one image row, a feature a pixel, seen as its values minus 1. */
function assay(
  name: string,
  rows: readonly number[],
  table: readonly (readonly number[])[],
  width: number,
): AssayImages {
  const layout = buildLayout({
    height: 1,
    width,
    channels: ["one"],
    features: Array.from({ length: width }, (_, j) => `${name}${j}`),
    x: Uint16Array.from({ length: width }, (_, j) => j),
    y: new Uint16Array(width),
    radius: 0,
  });
  const drawn = dense(rows.length, width, Float32Array.from(table.flat()));
  const values = drawImages(drawn, layout);
  const standard = { mean: new Float32Array(width).fill(1), scale: Float32Array.of(1) };
  const images = { count: rows.length, height: 1, width, channels: 1, values, layout, drawn };
  return { name, rows: Int32Array.from(rows), images, standard };
}

const rna = assay("r", [0, 2], [[1, 2], [3, 4]], 2); // prettier-ignore
const mirna = assay("m", [0, 1], [[2, 2, 2], [3, 3, 3]], 3); // prettier-ignore

test("images stand one after another, then a bit each; what is not there is 0", () => {
  const { images, width, pixels, bits, count } = joinImages([rna, mirna], 4);
  expect([count, width, pixels, bits]).toEqual([4, 7, 5, 2]);
  expect([...images]).toEqual([
    0, 1, 1, 1, 1, 1, 1,
    0, 0, 2, 2, 2, 0, 1,
    2, 3, 0, 0, 0, 1, 0,
    0, 0, 0, 0, 0, 0, 0,
  ]); // prettier-ignore
  expect(branchesOf([rna, mirna]).map(({ name, width: own }) => [name, own])).toEqual([
    ["r", 2],
    ["m", 3],
  ]);
});

test("a row of the tables behind them is drawn as the network sees it", () => {
  const { table } = joinImages([rna, mirna], 3);
  expect(table!.values.columns).toBe(5);
  const drawn = (...bits: number[]) => {
    const image = Float32Array.of(9, 9, 9, 9, 9, ...bits);
    table!.draw(Float32Array.of(5, 6, 7, 8, 9), image);
    return [...image];
  };
  const ofRna = applyStandard(Float32Array.of(5, 6), rna.standard);
  const ofMirna = applyStandard(Float32Array.of(7, 8, 9), mirna.standard);
  expect(drawn(1, 1)).toEqual([...ofRna, ...ofMirna, 1, 1]);
  expect(drawn(0, 1)).toEqual([0, 0, ...ofMirna, 0, 1]);
  expect(drawn(1, 0)).toEqual([...ofRna, 0, 0, 0, 1, 0]);
  // Rows without an assay repeat the others', so that spreads are those of what was measured.
  expect([...table!.values.values]).toEqual([1, 2, 2, 2, 2, 1, 2, 3, 3, 3, 3, 4, 2, 2, 2]);
});

test("a row that lacks an assay keeps its zeros where features are made harder", () => {
  const joined = joinImages([rna, mirna], 3);
  const set = { ...joined, labels: Int32Array.of(0, 1, 0), classes: 2 };
  const options = { labelSmoothing: 0, mixup: 0, noise: 0, featureNoise: 0.5, featureDropout: 0.2, pixelDropout: 0 };
  const { images } = batchMaker(set, options, seededRandom(1))(Int32Array.of(1, 2));
  expect([...images.subarray(0, 2)]).toEqual([0, 0]);
  expect([...images.subarray(5, 7)]).toEqual([0, 1]);
  expect([...images.subarray(9, 14)]).toEqual([0, 0, 0, 1, 0]);
  expect([...images.subarray(7, 9)]).not.toEqual([...joined.images.subarray(14, 16)]);
});

test("pictures alone have no table; an assay that nobody has is all zeros", () => {
  const { drawn: _drawn, ...images } = rna.images;
  expect(joinImages([{ ...rna, images }, mirna], 3)).not.toHaveProperty("table");
  const none = assay("n", [], [], 2);
  expect([...joinImages([none, mirna], 2).images].slice(0, 2)).toEqual([0, 0]);
});
