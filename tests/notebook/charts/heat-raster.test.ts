import { expect, test } from "@jest/globals";
import { decode } from "fast-png";
import { dense } from "../../../src/data/dense.js";
import { heatRaster } from "../../../src/notebook/charts/heat-raster.js";
import { matrix } from "../../prepare/cohorts.js";

const ramp = [
  [0, 0, 0],
  [200, 100, 50],
] as const;

/** Red, green, blue and opacity of each pixel. */
function pixelsOf(url: string) {
  const { width, height, data, palette } = decode(Buffer.from(url.split(",")[1]!, "base64"));
  return { width, height, colours: Array.from(data, (index) => palette![index]) };
}

test("one pixel a cell, from the first colour to the last; beyond like the ends, missing see-through", () => {
  const { url, exact } = heatRaster(
    matrix([
      [0, 1, 5],
      [-3, NaN, 1],
    ]),
    ramp,
    [0, 1],
    10,
  );
  expect(exact).toBe(true);
  expect(pixelsOf(url)).toEqual({
    width: 3,
    height: 2,
    colours: [
      [0, 0, 0, 255],
      [200, 100, 50, 255],
      [200, 100, 50, 255],
      [0, 0, 0, 255],
      [128, 128, 128, 90],
      [200, 100, 50, 255],
    ],
  });
});

test("a large table is averaged block by block, without its missing values", () => {
  const table = dense(
    5,
    3,
    Float32Array.from({ length: 15 }, (_, i) => (i === 0 ? NaN : i % 2)),
  );
  const { url, exact } = heatRaster(table, ramp, [0, 1], 3);
  const { width, height, colours } = pixelsOf(url);
  expect([width, height, exact]).toEqual([3, 3, false]);
  // Column 0: (NaN, 1), (0, 1), 0.
  expect([colours[0], colours[6]]).toEqual([
    [200, 100, 50, 255],
    [0, 0, 0, 255],
  ]);
  expect(colours[3]![0]).toBeGreaterThan(95);
  expect(colours[3]![0]).toBeLessThan(105);
});
