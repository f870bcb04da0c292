import { expect, test } from "@jest/globals";
import { standardDrawer } from "../../src/classify/standard-drawer.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";

test("draws over what stood there, and standardises", () => {
  const layout = buildLayout({
    height: 1,
    width: 3,
    channels: ["one"],
    features: ["a", "b"],
    x: Uint16Array.of(0, 2),
    y: new Uint16Array(2),
    radius: 0,
  });
  const draw = standardDrawer({ layout }, { mean: Float32Array.of(1, 0, 2), scale: Float32Array.of(2) });
  const image = Float32Array.of(9, 9, 9);
  draw(Float32Array.of(2, 1), image);
  expect([...image]).toEqual([2, 0, -2]);
});
