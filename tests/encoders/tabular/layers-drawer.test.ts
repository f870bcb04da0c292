import { expect, test } from "@jest/globals";
import { layersDrawer } from "../../../src/encoders/tabular/layers-drawer.js";
import { valueRows } from "../../../src/encoders/tabular/value-rows.js";

test("layers are channels, of values within the range", () => {
  const size = { height: 2, width: 1 };
  const image = new Float32Array(4);
  layersDrawer([valueRows(2, size), valueRows(2, size)], { low: 2, high: 4 })(Float32Array.of(3, 9), image);
  expect(Array.from(image)).toEqual([0.5, 0.5, 1, 1]);
});
