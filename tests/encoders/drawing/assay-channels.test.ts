import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { drawerByAssay, layoutByAssay } from "../../../src/encoders/drawing/assay-channels.js";
import { drawer } from "../../../src/encoders/drawing/draw.js";
import { layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";

/** Two features share the first of two pixels, a third has the second. */
const layout = layoutOfPlaces(
  { channels: ["map"], x: Uint16Array.of(0, 0, 1), y: new Uint16Array(3) },
  ["a", "b", "c"],
  { height: 1, width: 2 },
);
const assays = [
  { name: "rna", features: ["a", "b", "c"] },
  { name: "protein", features: ["b"] },
];
const row = Float32Array.of(1, 3, 5, 7);

test("each assay has channels of its own, in which its features sit by name", () => {
  const joined = layoutByAssay(layout, assays);
  expect(joined.channels).toEqual(["rna map", "protein map"]);
  expect(joined.features).toEqual(["rna:a", "rna:b", "rna:c", "protein:b"]);
  expect(Array.from(joined.x)).toEqual([0, 0, 1, ABSENT, ABSENT, ABSENT, ABSENT, 0]);
  const image = new Float32Array(4);
  drawer(joined)(row, image);
  expect(Array.from(image)).toEqual([2, 7, 5, 0]); // what protein lacks does not dim the pixel that it shares
});

test("what is no weighted sum is drawn for each assay by itself", () => {
  const image = new Float32Array(4);
  const largest = (values: Float32Array, out: Float32Array) => out.fill(Math.max(...values));
  drawerByAssay({ own: undefined, layout, assays }, largest)(row, image);
  expect(Array.from(image)).toEqual([5, 7, 5, 7]);
});
