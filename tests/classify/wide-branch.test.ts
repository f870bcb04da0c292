import { expect, test } from "@jest/globals";
import { addWideScores, checkWide, fitWide, wideInput, widePenalty } from "../../src/classify/wide-branch.js";
import { dense } from "../../src/data/dense.js";
import type { Images } from "../../src/data/images.js";
import { drawImages } from "../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import type { WideNetwork } from "../../src/models/wide-network.js";

const layout = buildLayout({
  height: 1,
  width: 2,
  channels: ["one"],
  features: ["a", "constant", "b"],
  x: Uint16Array.of(0, 0, 1),
  y: new Uint16Array(3),
  radius: 0,
});
const drawn = dense(3, 3, Float32Array.of(1, 5, 0, 2, 5, 4, 3, 5, 8));
const images: Images = { count: 3, height: 1, width: 2, channels: 1, values: drawImages(drawn, layout), layout, drawn };
const scaling = fitWide(images);

test("a number is a penalty, true the usual one", () => {
  expect([null, false, true, 0, 2].map(widePenalty)).toEqual([undefined, undefined, 0.1, 0, 2]);
  for (const wrong of [-1, NaN, "yes"]) expect(() => checkWide(wrong as never)).toThrow(/wide is .*penalty/s);
});

test("features that vary become z-scores behind the pixels, and are drawn anew from the same row", () => {
  const draw = (row: Float32Array, image: Float32Array) => image.set([row[0]! + row[1]!, row[2]!]);
  const set = { images: images.values, count: 3, height: 1, width: 2, channels: 1, table: { values: drawn, draw } };
  const wide = wideInput(set, images, scaling);
  expect(wide).toMatchObject({ count: 3, height: 1, width: 4, channels: 1, pixels: 2 }); // noise of pixels stays on these
  expect([...wide.images]).toEqual([6, 0, -1, -1, 7, 4, 0, 0, 8, 8, 1, 1].map((value, at) => (at % 4 < 2 ? images.values[2 * Math.floor(at / 4) + (at % 4)] : value))); // prettier-ignore
  const line = new Float32Array(4);
  wide.table!.draw(Float32Array.of(4, 5, -4), line);
  expect([...line]).toEqual([9, -4, 2, -2]);
});

test("scores of features grow by coefficient times value, for the class that is asked", () => {
  const scores = dense(3, 3, Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1));
  const network = { coefficients: () => Float32Array.of(2, -2, 3, 1) } as unknown as WideNetwork;
  addWideScores(scores, network, images, scaling, Int32Array.of(0, 0, 1));
  expect([...scores.values]).toEqual([-1, 1, -2, 1, 1, 1, -1, 1, 2]);
});

test("where only pictures are known, there is no line through a table", () => {
  const { drawn: _unknown, ...pictures } = images;
  expect(() => fitWide(pictures)).toThrow(/only pictures are known/);
});
