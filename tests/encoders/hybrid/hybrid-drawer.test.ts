import { expect, test } from "@jest/globals";
import type { AnyEncoder } from "../../../src/encoders/encoder.js";
import { type HybridDrawing, hybridDrawer } from "../../../src/encoders/hybrid/hybrid-drawer.js";
import { layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";

const size = { height: 1, width: 2 };
const layout = layoutOfPlaces({ channels: ["map"], x: Uint16Array.of(0, 1), y: new Uint16Array(2) }, ["a", "b"], size);
const squares = { drawer: () => (row: Float32Array, image: Float32Array) => image.set(row.map((value) => value ** 2)) };
const drawing = (join: HybridDrawing["join"]): HybridDrawing => ({
  join,
  parts: [
    { encoder: "sums", layout, columns: Uint32Array.of(0, 1) },
    { encoder: "squares", layout, columns: Uint32Array.of(2, 0), drawing: { encoder: "squares", state: {} } },
  ],
});
const draw = (join: HybridDrawing["join"], channels: string[]) => {
  const image = new Float32Array(2 * channels.length);
  const named = () => squares as unknown as AnyEncoder;
  hybridDrawer(drawing(join), { ...layout, channels }, named)(Float32Array.of(2, 3, 5), image);
  return Array.from(image);
};

test("each part draws its own features, as sums or as it says", () => {
  expect(draw("channels", ["one", "two"])).toEqual([2, 25, 3, 4]);
  expect(draw("blend", ["both"])).toEqual([13.5, 3.5]);
});
