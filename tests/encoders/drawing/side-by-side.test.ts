import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { imageOf } from "../../../src/data/images.js";
import { featuresAt, type Layout } from "../../../src/data/layout.js";
import { dense } from "../../../src/data/dense.js";
import { drawImages } from "../../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { sideBySide } from "../../../src/encoders/drawing/side-by-side.js";
import { placements } from "../placements.js";

const imagesOf = (layout: Layout, values: number[][]) => {
  const table = dense(values.length, layout.features.length, Float32Array.from(values.flat()));
  const { height, width, channels } = layout;
  return { count: values.length, height, width, channels: channels.length, values: drawImages(table, layout), layout };
};
const line = (features: string[], width: number) =>
  buildLayout({
    height: 1,
    width,
    channels: ["one"],
    features,
    x: Uint16Array.from(features, (_, f) => f),
    y: new Uint16Array(features.length),
    radius: 0,
  });

test("blocks stand from left to right; a sample without an image in a block has an empty one", () => {
  const tall = buildLayout({
    height: 2, width: 1, channels: ["one"], features: ["c"], x: Uint16Array.of(0), y: Uint16Array.of(1), radius: 0,
  }); // prettier-ignore
  const whole = sideBySide(
    [
      { images: imagesOf(line(["a", "b"], 2), [[1, 2], [3, 4]]), rows: [0, 1], features: ["r:a", "r:b"] }, // prettier-ignore
      { images: imagesOf(tall, [[9]]), rows: [1], features: ["m:c"] },
    ],
    2,
  );
  expect([whole.height, whole.width, whole.channels]).toEqual([2, 3, 1]);
  expect([...imageOf(whole, 0)]).toEqual([1, 2, 0, 0, 0, 0]);
  expect([...imageOf(whole, 1)]).toEqual([3, 4, 0, 0, 0, 9]);
  expect(featuresAt(whole.layout, 0, 1, 0)).toEqual(["r:b"]);
  expect(featuresAt(whole.layout, 0, 2, 1)).toEqual(["m:c"]);
  expect([whole.layout.x[2], whole.layout.y[2]]).toEqual([2, 1]);
});

test("the joined layout draws exactly what its blocks draw", () => {
  const same = fc.tuple(placements(), placements()).filter(([a, b]) => a.channels.length === b.channels.length);
  fc.assert(
    fc.property(same, ([first, second]) => {
      const layouts = [buildLayout(first), buildLayout(second)];
      const rows = layouts.map(({ features }, b) => features.map((_, f) => 1 + 10 * b + f));
      const blocks = layouts.map((layout, b) => ({
        images: imagesOf(layout, [rows[b]!]),
        rows: [0],
        features: layout.features.map((name) => `${b}:${name}`),
      }));
      const whole = sideBySide(blocks, 1);
      const drawn = drawImages(dense(1, rows.flat().length, Float32Array.from(rows.flat())), whole.layout);
      expect(drawn).toEqual(whole.values);
    }),
    { numRuns: 50 },
  );
});

test("blocks of different numbers of channels cannot be joined", () => {
  const one = line(["a"], 1);
  const two = buildLayout({ ...one, channels: ["one", "two"], x: new Uint16Array(2), y: new Uint16Array(2) });
  expect(() =>
    sideBySide(
      [
        { images: imagesOf(one, [[1]]), rows: [0], features: ["a"] },
        { images: imagesOf(two, [[1]]), rows: [0], features: ["b"] },
      ],
      1,
    ),
  ).toThrow(/1 and 2 channels/);
});
