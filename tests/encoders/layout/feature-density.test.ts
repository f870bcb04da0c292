import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { featuresAt } from "../../../src/data/layout.js";
import { featureDensity } from "../../../src/encoders/layout/feature-density.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { placements } from "../placements.js";

test("each pixel of each channel tells how many features are drawn on it", () => {
  fc.assert(
    fc.property(placements(), (placement) => {
      const layout = buildLayout(placement);
      const maps = featureDensity(layout);
      expect(maps.length).toBe(layout.channels.length);
      maps.forEach((map, channel) =>
        map.forEach((count, pixel) => {
          const [x, y] = [pixel % layout.width, Math.floor(pixel / layout.width)];
          expect(count).toBe(featuresAt(layout, channel, x, y).length);
        }),
      );
    }),
  );
});
