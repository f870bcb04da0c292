import { expect, test } from "@jest/globals";
import { drawerOf } from "../../src/encoders/drawer-of.js";
import { layoutOfPlaces } from "../../src/encoders/layout-of-places.js";

const layout = layoutOfPlaces({ channels: ["map"], x: Uint16Array.of(1, 0), y: new Uint16Array(2) }, ["a", "b"], {
  height: 1,
  width: 2,
});

test("sums are drawn by the layout alone", () => {
  const image = new Float32Array(2);
  drawerOf({ layout })(Float32Array.of(3, 4), image);
  expect(Array.from(image)).toEqual([4, 3]);
});

test("other pixels are drawn by the encoder that is named", () => {
  expect(() => drawerOf({ layout, drawing: { encoder: "nobody", state: {} } })).toThrow(/nobody/);
});
