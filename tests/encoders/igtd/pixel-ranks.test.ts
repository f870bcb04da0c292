import { describe, expect, test } from "@jest/globals";
import { pixelRanks } from "../../../src/encoders/igtd/pixel-ranks.js";
import { centralPixels } from "../../../src/encoders/grid-match/central-pixels.js";
import { ranks } from "../../../src/math/statistics.js";

/** Ranks of all pairs, one by one. */
function plainly(pixels: Int32Array, width: number, by: "euclidean" | "manhattan"): number[] {
  const distances: number[] = [];
  for (const [i, p] of pixels.entries())
    for (const q of pixels.subarray(0, i)) {
      const [dx, dy] = [Math.abs((p % width) - (q % width)), Math.floor(p / width) - Math.floor(q / width)];
      distances.push(by === "euclidean" ? dx * dx + dy * dy : dx + dy);
    }
  return [...ranks(distances)];
}

describe.each(["euclidean", "manhattan"] as const)("%s", (by) => {
  test.each([
    ["a full square", 5, 5, 25],
    ["a rectangle without its corners", 4, 7, 23],
    ["a patch in the middle", 9, 8, 21],
    ["rows that are not used", 9, 3, 7],
    ["less than a row", 3, 9, 4],
  ])("%s", (_, height, width, count) => {
    const pixels = centralPixels(count, { height, width });
    const { values, stride, centre } = pixelRanks({ height, width }, pixels, by);
    const found: number[] = [];
    for (const [i, p] of pixels.entries())
      for (const q of pixels.subarray(0, i)) {
        const [one, other] = [p, q].map((pixel) => Math.floor(pixel / width) * stride + (pixel % width));
        found.push(values[centre + one! - other!]!);
      }
    expect(found).toEqual(plainly(pixels, width, by));
  });
});

test("in another unit", () => {
  const size = { height: 3, width: 3 };
  const pixels = centralPixels(9, size);
  const [one, two] = [pixelRanks(size, pixels, "euclidean"), pixelRanks(size, pixels, "euclidean", 2)];
  expect([...two.values]).toEqual([...one.values].map((rank) => rank / 2));
});
