import { expect, test } from "@jest/globals";
import { featureOrderDefaults } from "../../../src/encoders/order/feature-order.js";
import { pixelARow } from "../../../src/encoders/tabular/pixel-a-row.js";

test("a row of pixels for each feature that is drawn, up to 256", () => {
  const side = (features: number, top: number, wide?: number) =>
    pixelARow.smallest(features, { ...featureOrderDefaults, top }, wide).height;
  expect([side(60, 0), side(60, 20), side(60, 20, 2), side(20_000, 0)]).toEqual([60, 20, 40, 256]);
  expect(pixelARow.room({ height: 30, width: 20 })).toBe(20);
});
